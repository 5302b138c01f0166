// The request's head as the target gets it: what AWS adds (X-Forwarded-*, X-Amzn-Trace-Id) and what it rewrites (Host).
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
import type { ClientInfo } from '../connections/client-info.ts';
import { type Header, header } from '../message/headers.ts';
import type { RequestHead } from '../message/http1/request-head.ts';
import type { RequestFields } from '../message/target-request.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';
import { tlsCipherName, tlsVersionName } from '../routing/listener-fields.ts';
import { mtlsHeaderName } from '../tls/mtls-headers.ts';
import { passedOn } from './passed-on.ts';

/** The most addresses allowed in X-Forwarded-For: 463 beyond. */
export const maxForwardedAddresses = 30;

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
