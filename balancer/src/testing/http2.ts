// For tests: clients and origins that speak HTTP/2 by node:http2.
import { once } from 'node:events';
import {
  type ClientHttp2Session,
  connect as connectHttp2,
  createServer as createHttp2Server,
  type IncomingHttpHeaders,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { Rig } from './rig.ts';

/** A client's session with the rig's listener. */
export function http2Session(rig: Rig): ClientHttp2Session {
  const made = connectHttp2(`https://127.0.0.1:${rig.port}`, { rejectUnauthorized: false });
  made.on('error', () => {});
  rig.atEnd(() => made.destroy());
  return made;
}

export interface Http2Answer {
  readonly headers: IncomingHttpHeaders & { ':status'?: number };
  readonly trailers: IncomingHttpHeaders;
  readonly body: string;
}

/** @param body makes it a POST. */
export async function askHttp2(
  on: ClientHttp2Session,
  headers: Record<string, string>,
  body?: string,
  trailers?: Record<string, string>,
): Promise<Http2Answer> {
  const stream = on.request(
    { ':path': '/', ':method': body === undefined ? 'GET' : 'POST', ...headers },
    { endStream: body === undefined, waitForTrailers: trailers !== undefined },
  );
  let got: Http2Answer['headers'] = {};
  let gotTrailers: IncomingHttpHeaders = {};
  let text = '';
  stream.on('response', (fields) => {
    got = fields;
  });
  stream.on('trailers', (fields) => {
    gotTrailers = fields;
  });
  stream.on('wantTrailers', () => stream.sendTrailers(trailers ?? {}));
  stream.on('error', () => {});
  stream.on('data', (bytes) => {
    text += bytes;
  });
  if (body !== undefined) stream.end(body);
  stream.resume();
  await new Promise((resolve) => stream.on('close', resolve));
  return { headers: got, trailers: gotTrailers, body: text };
}

/** An origin that speaks HTTP/2 without TLS and answers health checks. */
export async function http2Origin(
  rig: Rig,
  listener: (
    headers: IncomingHttpHeaders,
    body: string,
    trailers: IncomingHttpHeaders,
  ) => { body?: string; trailers?: Record<string, string> },
): Promise<number> {
  const server = createHttp2Server();
  server.on('stream', (stream, headers) => {
    const grpc = headers['content-type'] === 'application/grpc';
    let body = '';
    let trailers: IncomingHttpHeaders = {};
    stream.on('error', () => {});
    stream.on('data', (bytes) => {
      body += bytes;
    });
    stream.on('trailers', (fields) => {
      trailers = fields;
    });
    stream.on('end', () => {
      const health = headers['user-agent'] === 'ELB-HealthChecker/2.0';
      const answer = health
        ? { body: '', trailers: { 'grpc-status': '12' } }
        : listener(headers, body, trailers);
      stream.respond(
        { ':status': 200, ...(grpc && { 'content-type': 'application/grpc' }) },
        { waitForTrailers: answer.trailers !== undefined },
      );
      stream.on('wantTrailers', () => stream.sendTrailers(answer.trailers ?? {}));
      stream.end(answer.body ?? '');
    });
  });
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (one) => {
    sessions.add(one);
    one.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  rig.atEnd(() => {
    for (const one of sessions) one.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
