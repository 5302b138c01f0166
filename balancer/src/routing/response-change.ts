// What listener attributes add to responses, or take from them.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
import { type Header, header } from '../message/headers.ts';

const insertable: Readonly<Record<string, string>> = {
  'routing.http.response.strict_transport_security.header_value': 'Strict-Transport-Security',
  'routing.http.response.access_control_allow_origin.header_value': 'Access-Control-Allow-Origin',
  'routing.http.response.access_control_allow_methods.header_value': 'Access-Control-Allow-Methods',
  'routing.http.response.access_control_allow_headers.header_value': 'Access-Control-Allow-Headers',
  'routing.http.response.access_control_allow_credentials.header_value': 'Access-Control-Allow-Credentials',
  'routing.http.response.access_control_expose_headers.header_value': 'Access-Control-Expose-Headers',
  'routing.http.response.access_control_max_age.header_value': 'Access-Control-Max-Age',
  'routing.http.response.content_security_policy.header_value': 'Content-Security-Policy',
  'routing.http.response.x_content_type_options.header_value': 'X-Content-Type-Options',
  'routing.http.response.x_frame_options.header_value': 'X-Frame-Options',
};

/** Undefined when a listener changes nothing: the common case costs nothing. */
export type ResponseChange = ((headers: readonly Header[]) => readonly Header[]) | undefined;

export function responseChange(attributes: Readonly<Record<string, string>>): ResponseChange {
  const added: Header[] = [];
  for (const [key, name] of Object.entries(insertable)) {
    const value = attributes[key];
    if (value !== undefined && value !== '') added.push(header(name, value));
  }
  const withoutServer = attributes['routing.http.response.server.enabled'] === 'false';
  if (added.length === 0 && !withoutServer) return undefined;
  // A header that the target sends as well gives way to the listener's.
  const replaced = new Set(added.map(({ key }) => key));
  if (withoutServer) replaced.add('server');
  return (headers) => [...headers.filter(({ key }) => !replaced.has(key)), ...added];
}
