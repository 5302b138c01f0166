// The fields of requests that a listener's attributes decide about: which it replaces, and which every request gets.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
import type { BalancedListener } from '../contract/routing-table.ts';
import { type Header, header } from '../message/headers.ts';
import { mtlsHeaderKeys } from '../tls/mtls-headers.ts';

// Fields of the client's connection, or replaced by the balancer. X-Forwarded-For has its own rules.
const replaced = new Set([
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-amzn-trace-id',
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'transfer-encoding',
  'content-length',
  'upgrade',
  'host',
  'http2-settings',
]);
/** The fields that `requestToTarget` leaves out on a listener with these attributes. */
export function replacedFields(
  attributes: Readonly<Record<string, string>>,
  tlsHeaders: boolean,
): ReadonlySet<string> {
  const tls = tlsHeaders ? [tlsVersionName(attributes), tlsCipherName(attributes)] : [];
  return new Set([...replaced, ...mtlsHeaderKeys(attributes), ...tls.map((name) => name.toLowerCase())]);
}

/** The same for every request of a listener. */
export function forwardedFields({ protocol, port }: BalancedListener): readonly Header[] {
  return [header('X-Forwarded-Proto', protocol.toLowerCase()), header('X-Forwarded-Port', String(port))];
}

export const tlsVersionName = (attributes: Readonly<Record<string, string>>) =>
  attributes['routing.http.request.x_amzn_tls_version.header_name'] || 'X-Amzn-Tls-Version';
export const tlsCipherName = (attributes: Readonly<Record<string, string>>) =>
  attributes['routing.http.request.x_amzn_tls_cipher_suite.header_name'] || 'X-Amzn-Tls-Cipher-Suite';
