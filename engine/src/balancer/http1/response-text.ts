// A response's head as octets for an HTTP/1.x client, without what belonged to the target's connection.
import type { OutgoingHead } from '../connections/streams.ts';
import { headerLine } from './headers.ts';

const hopByHop = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

export function responseHeadText(head: OutgoingHead, chunked: boolean, keepAlive: boolean): string {
  let text = `HTTP/1.1 ${head.status} ${head.reason}\r\n`;
  const upgrade = head.status === 101;
  for (const field of head.headers) {
    if (hopByHop.has(field.key) && !(upgrade && field.key === 'upgrade')) continue;
    if (field.key === 'content-length' && head.body.kind !== 'length' && head.body.kind !== 'none') continue;
    text += headerLine(field);
  }
  if (chunked) text += 'Transfer-Encoding: chunked\r\n';
  return `${text}Connection: ${upgrade ? 'upgrade' : keepAlive ? 'keep-alive' : 'close'}\r\n\r\n`;
}
