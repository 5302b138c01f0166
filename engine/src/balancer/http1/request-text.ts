// A request's head as octets for an HTTP/1.1 target.
import { type Header, headerLine } from './headers.ts';
import type { Framing } from './request-framing.ts';

export function requestHeadText(
  method: string,
  uri: string,
  headers: readonly Header[],
  framing: Framing,
  webSocket: boolean,
): string {
  let text = `${method} ${uri} HTTP/1.1\r\n`;
  for (const field of headers) text += headerLine(field);
  if (framing.kind === 'length') text += `Content-Length: ${framing.length}\r\n`;
  else if (framing.kind === 'chunked') text += 'Transfer-Encoding: chunked\r\n';
  if (webSocket) text += 'Upgrade: websocket\r\nConnection: upgrade\r\n';
  return `${text}\r\n`;
}
