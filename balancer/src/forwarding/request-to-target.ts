// The request's head as the target gets it: what AWS adds (X-Forwarded-*, X-Amzn-Trace-Id) and what it rewrites (Host).
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
import type { BalancedListener } from '../contract/routing-table.ts';
import { type Header, header } from '../message/headers.ts';
import type { RequestHead } from '../message/http1/request-head.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';
import type { ClientCertificate } from '../tls/client-certificate.ts';
import { mtlsHeaderKeys, mtlsHeaderName } from '../tls/mtls-headers.ts';
import { type PassedOn, passedOn } from './passed-on.ts';

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

// Of the client's connection, or said anew by the balancer. X-Forwarded-For has rules of its own.
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

/** At most this many addresses may stand in X-Forwarded-For: 463 beyond. */
export const maxForwardedAddresses = 30;

/** The fields of a request to a target. */
export interface RequestFields {
  readonly host: string;
  readonly passedOn: PassedOn;
  readonly added: readonly Header[];
}

/** Host first. */
export function allFields({ host, passedOn, added }: RequestFields): Header[] {
  return [{ key: 'host', name: 'Host', value: host }, ...passedOn.headers, ...added];
}

export function requestToTarget(
  head: RequestHead,
  client: ClientInfo,
  compiled: CompiledListener,
  trace: string,
  host: string,
): RequestFields {
  const { listener, loadBalancer } = compiled;
  const fields = passedOn(head, compiled);
  const added: Header[] = [];
  if (loadBalancer.xffMode === 'append') {
    const own = ownAddress(client, loadBalancer.xffClientPort);
    const value = fields.forwardedFor ? `${fields.forwardedFor}, ${own}` : own;
    added.push({ key: 'x-forwarded-for', name: 'X-Forwarded-For', value });
  }
  added.push(...compiled.forwardedFields);
  added.push({ key: 'x-amzn-trace-id', name: 'X-Amzn-Trace-Id', value: trace });
  if (loadBalancer.tlsHeaders && client.tls) {
    added.push(header(tlsVersionName(listener.attributes), client.tls.version));
    added.push(header(tlsCipherName(listener.attributes), client.tls.cipher));
  }
  for (const [name, value] of client.tls?.clientCertificate?.headers ?? []) {
    added.push(header(mtlsHeaderName(name, listener.attributes), value));
  }
  return { host, passedOn: fields, added };
}

/** The same for every request of a listener. */
export function forwardedFields({ protocol, port }: BalancedListener): readonly Header[] {
  return [header('X-Forwarded-Proto', protocol.toLowerCase()), header('X-Forwarded-Port', String(port))];
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
