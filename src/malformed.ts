// Responses to what node:http cannot parse as a request, and to CONNECT, which it does not pass to the request handler.
// Both are written directly to the socket.
import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Answer, methodNotAllowed } from './answer.ts';
import type { Log } from './log.ts';

const statusByCode: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** How long a client may take to read why it was refused. */
const lingerMs = 1_000;

export function answerMalformed(server: Server, log: Log): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // The response has been sent already; whatever else the client sends is ignored.
    if (socket.writableEnded) return;
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const status = statusByCode[error.code ?? ''] ?? 400;
    log('malformed', { status, code: error.code });
    refuse(socket, { status, body: { error: STATUS_CODES[status], code: error.code } });
  });
  server.on('connect', (request, socket) => {
    log('request', { method: request.method, path: request.url, status: 405 });
    refuse(socket, methodNotAllowed('CONNECT'));
  });
}

function refuse(socket: Duplex, { status, body, headers = {} }: Answer): void {
  const text = `${JSON.stringify(body)}\n`;
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  socket.on('error', () => {});
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`);
  // If the socket were destroyed at once, with bytes still unread, the connection would be reset and the response lost.
  const linger = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('end', () => socket.destroy());
  socket.once('close', () => clearTimeout(linger));
}
