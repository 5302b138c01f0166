// The HTTP server, designed to run behind an Application Load Balancer:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answer, type Identity } from './answer.ts';
import { type Log, logRequest } from './log.ts';
import { answerMalformed } from './malformed.ts';

export interface Service {
  readonly server: Server;
  /**
   * From now on `/health` answers 503 and every answer closes its connection. Connections are accepted for
   * another `drainMs`; then requests in progress may finish. Resolves with how many connections had to be cut
   * because they were not done `stopWithinMs` after the call.
   */
  stop(limits: { readonly drainMs: number; readonly stopWithinMs: number }): Promise<number>;
}

/** The load balancer's idle timeout is 60 s. If ours were shorter, it would send requests into closing connections (502). */
const keepAliveTimeoutMs = 65_000;
const headersTimeoutMs = 70_000;
/** The load balancer forwards up to 64 KB of headers and a request line of 16 KB. */
const maxHeaderBytes = 80 * 1024;

export function createService(identity: () => Identity, log: Log): Service {
  const connections = new Set<Socket>();
  let stopping = false;

  const server = createServer(
    {
      keepAliveTimeout: keepAliveTimeoutMs,
      headersTimeout: headersTimeoutMs,
      maxHeaderSize: maxHeaderBytes,
      // Checked below, so that this error too is answered in JSON and logged.
      requireHostHeader: false,
      noDelay: true,
    },
    respond,
  );
  // An unknown expectation may be ignored (RFC 9110, 10.1.1): it is a request like any other.
  server.on('checkExpectation', respond);
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  answerMalformed(server, log);

  function respond(request: IncomingMessage, response: ServerResponse): void {
    logRequest(log, request, response);
    const hostMissing = request.httpVersion === '1.1' && request.headers.host === undefined;
    const { status, body, headers } = hostMissing
      ? { status: 400, body: { error: 'Bad Request', code: 'MISSING_HOST' } }
      : answer(request.method ?? '', request.url ?? '', identity(), !stopping);
    const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Content-Length': bytes.length,
      'Cache-Control': 'no-store',
      ...headers,
      ...(stopping || hostMissing ? { Connection: 'close' } : {}),
    });
    response.end(bytes);
  }

  return {
    server,
    stop({ drainMs, stopWithinMs }) {
      stopping = true;
      return new Promise((resolve) => {
        let cut = 0;
        const deadline = setTimeout(() => {
          cut = connections.size;
          for (const socket of connections) socket.destroy();
        }, stopWithinMs);
        setTimeout(
          () => {
            // Closes the listener and idle connections; the rest close themselves after their answer.
            server.close(() => {
              clearTimeout(deadline);
              resolve(cut);
            });
            // node:http treats a connection that has never sent a byte as one with a request in progress.
            for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
          },
          Math.min(drainMs, stopWithinMs),
        );
      });
    },
  };
}
