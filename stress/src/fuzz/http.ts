// Sends requests over real HTTP, and bytes that only look like it.
import { Agent, request } from 'node:http';
import { connect } from 'node:net';

export interface HttpRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** Silence on a connection for this long is a finding. */
const patienceMs = 20_000;

export class HttpClient {
  readonly #agent: Agent;
  readonly #port: number;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Rejects when the connection breaks before the answer is complete. */
  send({ method, path, headers, body }: HttpRequest): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { agent: this.#agent, host: '127.0.0.1', port: this.#port, method, path, headers },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      outgoing.setTimeout(patienceMs, () => outgoing.destroy(new Error('no answer')));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** Sends the bytes, ends its side, and returns whatever comes until the engine ends the other. */
  sendBytes(bytes: string | Uint8Array): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const socket = connect({ port: this.#port, host: '127.0.0.1' });
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      // A connection that the engine resets is an answer, too.
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(Buffer.concat(chunks)));
      socket.setTimeout(patienceMs, () => {
        reject(
          new Error(
            `the connection stays open after ${Buffer.concat(chunks).toString('latin1').slice(0, 200)}`,
          ),
        );
        socket.destroy();
      });
      socket.end(bytes);
    });
  }
}
