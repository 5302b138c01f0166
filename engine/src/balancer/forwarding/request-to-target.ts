// The request's head as the target gets it: what AWS adds (X-Forwarded-*, X-Amzn-Trace-Id), what it rewrites (Host),
// and without what belongs to the client's connection (RFC 9110 §7.6.1).
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
import { fieldName } from '../http1/field-names.ts';
import { type Header, header, headerTokens } from '../http1/headers.ts';
import { isSuspicious } from '../http1/request-framing.ts';
import type { RequestHead } from '../http1/request-head.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';
import type { ClientCertificate } from '../tls/client-certificate.ts';
import { mtlsHeaderKeys, mtlsHeaderName } from './mtls-headers.ts';

export interface ClientInfo {
  readonly address: string;
  readonly port: number;
  readonly tls?: {
    readonly version: string;
    readonly cipher: string;
    /** The name that the client asked for, if the certificate that it was shown has it. */
    readonly serverName: string | undefined;
    readonly certificateArn: string;
    /** Undefined when the listener asks for none. */
    readonly clientCertificate: ClientCertificate | undefined;
  };
  /** `TID_` and 32 digits: the access log's conn_trace_id. */
  readonly connectionTraceId: string;
  /** The availability zone of the load balancer node that the client reached. */
  readonly availabilityZone: string;
}

// Of the client's connection, or said anew by the balancer. X-Forwarded-For is handled below.
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

// Naming one of these in Connection must not make the balancer drop it.
const protectedKeys = new Set(['authorization', 'cookie', 'x-forwarded-for', 'content-type']);

/** At most this many addresses may stand in X-Forwarded-For: 463 beyond. */
export const maxForwardedAddresses = 30;

export interface HeadersToTarget {
  readonly headers: readonly Header[];
  /** Fields that AWS calls invalid, whether they were dropped or sent on. */
  readonly invalidFields: number;
}

export function requestToTarget(
  head: RequestHead,
  client: ClientInfo,
  { listener, loadBalancer, replacedFields }: CompiledListener,
  trace: string,
  host: string,
): HeadersToTarget {
  const named = headerTokens(head.headers, 'connection');
  const headers: Header[] = [{ key: 'host', name: 'Host', value: host }];
  let forwardedFor: string | undefined;
  let invalidFields = 0;
  const severe = head.findings.classification === 'Severe';
  for (const field of head.headers) {
    const { key } = field;
    if (replacedFields.has(key)) continue;
    // Let through in `monitor` mode only: the target must not be able to take it for the length.
    if (severe && isSuspicious(key)) continue;
    if (named.length > 0 && named.includes(key) && !protectedKeys.has(key) && key !== 'te') continue;
    if (key === 'te') {
      if (field.value.toLowerCase().includes('trailers')) headers.push(header('TE', 'trailers'));
      continue;
    }
    if (key === 'x-forwarded-for') {
      if (loadBalancer.xffMode === 'append') {
        forwardedFor = forwardedFor === undefined ? field.value : `${forwardedFor}, ${field.value}`;
        continue;
      }
      if (loadBalancer.xffMode === 'remove') continue;
    }
    if (!fieldName(field.name).valid) {
      invalidFields++;
      if (loadBalancer.dropInvalidHeaderFields) continue;
    }
    headers.push(field);
  }
  if (loadBalancer.xffMode === 'append') {
    const own = ownAddress(client, loadBalancer.xffClientPort);
    const value = forwardedFor === undefined || forwardedFor === '' ? own : `${forwardedFor}, ${own}`;
    headers.push({ key: 'x-forwarded-for', name: 'X-Forwarded-For', value });
  }
  const proto = listener.protocol === 'HTTPS' ? 'https' : 'http';
  headers.push({ key: 'x-forwarded-proto', name: 'X-Forwarded-Proto', value: proto });
  headers.push({ key: 'x-forwarded-port', name: 'X-Forwarded-Port', value: String(listener.port) });
  headers.push({ key: 'x-amzn-trace-id', name: 'X-Amzn-Trace-Id', value: trace });
  if (loadBalancer.tlsHeaders && client.tls) {
    headers.push(header(tlsVersionName(listener.attributes), client.tls.version));
    headers.push(header(tlsCipherName(listener.attributes), client.tls.cipher));
  }
  for (const [name, value] of client.tls?.clientCertificate?.headers ?? []) {
    headers.push(header(mtlsHeaderName(name, listener.attributes), value));
  }
  return { headers, invalidFields };
}

const tlsVersionName = (attributes: Readonly<Record<string, string>>) =>
  attributes['routing.http.request.x_amzn_tls_version.header_name'] || 'X-Amzn-Tls-Version';
const tlsCipherName = (attributes: Readonly<Record<string, string>>) =>
  attributes['routing.http.request.x_amzn_tls_cipher_suite.header_name'] || 'X-Amzn-Tls-Cipher-Suite';

function ownAddress(client: ClientInfo, withPort: boolean): string {
  if (!withPort) return client.address;
  return client.address.includes(':')
    ? `[${client.address}]:${client.port}`
    : `${client.address}:${client.port}`;
}

/** How many addresses the client's X-Forwarded-For fields list. */
export function forwardedAddresses(headers: readonly Header[]): number {
  let count = 0;
  for (const field of headers) if (field.key === 'x-forwarded-for') count += field.value.split(',').length;
  return count;
}

/** Unless it is preserved: no port on a listener of 80 or 443, else the listener's port when none was sent. */
export function hostToTarget(sent: string, { listener, loadBalancer }: CompiledListener): string {
  if (loadBalancer.preserveHostHeader || sent === '') return sent;
  const name = hostName(sent);
  if (listener.port === 80 || listener.port === 443) return name;
  return name === sent ? `${name}:${listener.port}` : sent;
}

/** The host without its port. */
export function hostName(host: string): string {
  const colon = host.lastIndexOf(':');
  if (colon < 0 || host.indexOf(']', colon) >= 0) return host;
  return host.slice(0, colon);
}
