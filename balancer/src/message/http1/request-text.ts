// A request's head as octets for an HTTP/1.1 target.

import { headerLine } from '../headers.ts';
import type { TargetRequest } from '../target-request.ts';

export function requestHeadText({ method, uri, fields, framing, webSocket }: TargetRequest): string {
  let text = `${method} ${uri} HTTP/1.1\r\nHost: ${fields.host}\r\n${fields.passedOn.lines}`;
  for (const field of fields.added) text += headerLine(field);
  if (framing.kind === 'length') text += `Content-Length: ${framing.length}\r\n`;
  else if (framing.kind === 'chunked') text += 'Transfer-Encoding: chunked\r\n';
  if (webSocket) text += 'Upgrade: websocket\r\nConnection: upgrade\r\n';
  return `${text}\r\n`;
}
