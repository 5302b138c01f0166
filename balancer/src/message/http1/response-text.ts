// A response's head as octets for an HTTP/1.x client, without what belonged to the target's connection.

import { headerLine, headerTokens } from '../headers.ts';
import type { OutgoingHead } from './response-head.ts';

const hopByHop = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

export function responseHeadText(head: OutgoingHead, chunked: boolean, keepAlive: boolean): string {
  if (chunked || !keepAlive) return writeHead(head, chunked, keepAlive);
  head.text ??= writeHead(head, chunked, keepAlive);
  return head.text;
}

function writeHead(head: OutgoingHead, chunked: boolean, keepAlive: boolean): string {
  // Joined rather than concatenated: V8 flattens a concatenated string piece by piece each time it is sent.
  const lines = [`HTTP/1.1 ${head.status} ${head.reason}\r\n`];
  const upgrade = head.status === 101;
  const named = headerTokens(head.headers, 'connection');
  for (const field of head.headers) {
    if (hopByHop.has(field.key) && !(upgrade && field.key === 'upgrade')) continue;
    if (field.key === 'content-length') {
      // The length frames: it stays, whatever Connection says of it.
      if (head.body.kind !== 'length' && head.body.kind !== 'none') continue;
    } else if (named.length > 0 && named.includes(field.key) && !upgrade) continue;
    lines.push(headerLine(field));
  }
  if (chunked) lines.push('Transfer-Encoding: chunked\r\n');
  lines.push(`Connection: ${upgrade ? 'upgrade' : keepAlive ? 'keep-alive' : 'close'}\r\n\r\n`);
  return lines.join('');
}
