// Fields between HTTP/2 and the rest of the balancer (RFC 9113 §8.2): lower case, none that belongs to a connection.
import type { OutgoingHttpHeaders } from 'node:http2';
import type { Header } from '../headers.ts';

const connectionSpecific = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
]);

// Node refuses to send these twice; the first stands.
const single = new Set([
  'age',
  'authorization',
  'content-length',
  'content-type',
  'date',
  'etag',
  'expires',
  'from',
  'host',
  'if-modified-since',
  'if-unmodified-since',
  'last-modified',
  'location',
  'max-forwards',
  'referer',
  'retry-after',
  'user-agent',
]);

export function headersToHttp2(headers: readonly Header[]): OutgoingHttpHeaders {
  const fields: Record<string, string | string[]> = {};
  for (const { key, value } of headers) {
    if (connectionSpecific.has(key)) continue;
    if (key === 'te' && value !== 'trailers') continue;
    const known = fields[key];
    if (known === undefined) fields[key] = value;
    else if (single.has(key)) continue;
    else if (key === 'cookie') fields[key] = `${String(known)}; ${value}`;
    else fields[key] = Array.isArray(known) ? [...known, value] : [known, value];
  }
  return fields;
}

/** @param raw names and values in turn, as node:http2 gives them. */
export function http2ToHeaders(raw: readonly string[]): Header[] {
  const headers: Header[] = [];
  const cookies: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!;
    const value = raw[i + 1]!;
    if (name.startsWith(':')) continue;
    // RFC 9113 §8.2.3: cookies may come in crumbs, but go on as one field.
    if (name === 'cookie') cookies.push(value);
    else headers.push({ key: name, name, value });
  }
  if (cookies.length > 0) headers.push({ key: 'cookie', name: 'cookie', value: cookies.join('; ') });
  return headers;
}
