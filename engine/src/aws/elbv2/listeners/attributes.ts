// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html
import { type AttributeTable, flag, text, whole } from '../attribute-table.ts';

const responseHeader = text();
/** A new name for a header that the load balancer adds. */
const headerName = text('', /^[!#$%&'*+.^_`|~0-9A-Za-z-]*$/);

const http: AttributeTable = {
  'routing.http.response.server.enabled': flag(true),
  'routing.http.response.strict_transport_security.header_value': responseHeader,
  'routing.http.response.access_control_allow_origin.header_value': responseHeader,
  'routing.http.response.access_control_allow_methods.header_value': responseHeader,
  'routing.http.response.access_control_allow_headers.header_value': responseHeader,
  'routing.http.response.access_control_allow_credentials.header_value': responseHeader,
  'routing.http.response.access_control_expose_headers.header_value': responseHeader,
  'routing.http.response.access_control_max_age.header_value': responseHeader,
  'routing.http.response.content_security_policy.header_value': responseHeader,
  'routing.http.response.x_content_type_options.header_value': responseHeader,
  'routing.http.response.x_frame_options.header_value': responseHeader,
};

const https: AttributeTable = {
  ...http,
  'routing.http.request.x_amzn_mtls_clientcert.header_name': headerName,
  'routing.http.request.x_amzn_mtls_clientcert_serial_number.header_name': headerName,
  'routing.http.request.x_amzn_mtls_clientcert_issuer.header_name': headerName,
  'routing.http.request.x_amzn_mtls_clientcert_subject.header_name': headerName,
  'routing.http.request.x_amzn_mtls_clientcert_validity.header_name': headerName,
  'routing.http.request.x_amzn_mtls_clientcert_leaf.header_name': headerName,
  'routing.http.request.x_amzn_tls_version.header_name': headerName,
  'routing.http.request.x_amzn_tls_cipher_suite.header_name': headerName,
};

export function listenerAttributes(protocol: string): AttributeTable {
  if (protocol === 'HTTP') return http;
  if (protocol === 'HTTPS') return https;
  return protocol === 'TCP' ? { 'tcp.idle_timeout.seconds': whole(350, 60, 6000) } : {};
}
