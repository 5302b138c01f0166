// A client of the Docker Engine API, version 1.41, which Docker 20.10 and Podman 4 speak, too:
// https://docs.docker.com/reference/api/engine/version/v1.41/
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Duplex, Readable } from 'node:stream';
import { http } from '../../../../kernel/lazily.ts';
import { addressText, type EngineAddress } from './address.ts';

/** What the container engine answered instead of what was asked for. */
export class EngineError extends Error {
  /** 0 when there was no answer. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Call {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON, or as it is. */
  readonly body?: object | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

const version = '/v1.41';

export class EngineApi {
  readonly address: EngineAddress;
  /** Sockets are kept: a task's start is a dozen calls. */
  readonly #agent = new (http().Agent)({ keepAlive: true });

  constructor(address: EngineAddress) {
    this.address = address;
  }

  /** @throws EngineError */
  async get<T>(path: string, call: Call = {}): Promise<T> {
    return this.#json<T>('GET', path, call);
  }

  /** @throws EngineError */
  async post<T = unknown>(path: string, call: Call = {}): Promise<T> {
    return this.#json<T>('POST', path, call);
  }

  /** Whether it was there. @throws EngineError */
  async delete(path: string, call: Call = {}): Promise<boolean> {
    try {
      await this.#json('DELETE', path, call);
      return true;
    } catch (error) {
      if (error instanceof EngineError && error.status === 404) return false;
      throw error;
    }
  }

  /** The response's body, as it comes. @throws EngineError */
  async stream(method: string, path: string, call: Call = {}): Promise<Readable> {
    return this.#send(method, path, call);
  }

  /** A connection that the engine turned into a stream of its own: attach, and exec. @throws EngineError */
  hijack(path: string, call: Call = {}): Promise<Duplex | Readable> {
    return new Promise((resolve, reject) => {
      const body = encodeBody(call.body);
      const request = this.#open('POST', path, call, body, {
        connection: 'Upgrade',
        upgrade: 'tcp',
        'content-length': String(body?.length ?? 0),
      });
      request.once('upgrade', (_response, socket, head) => {
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
      });
      // An engine may answer 200 and go on in the body.
      request.once('response', (response) => {
        if (isSuccess(response)) resolve(response);
        else refusal(response).then(reject, reject);
      });
      request.once('error', (error) => reject(this.#unreachable(error)));
      request.end(body);
    });
  }

  /** Answers at once, with the engine's name in its headers. @throws EngineError */
  async ping(signal?: AbortSignal): Promise<IncomingMessage['headers']> {
    const response = await this.#send('GET', '/_ping', signal ? { signal } : {});
    response.resume();
    return response.headers;
  }

  close(): void {
    this.#agent.destroy();
  }

  async #json<T>(method: string, path: string, call: Call): Promise<T> {
    const text = await textOf(await this.#send(method, path, call));
    return (text.trim() ? JSON.parse(text) : undefined) as T;
  }

  #send(method: string, path: string, call: Call): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const body = encodeBody(call.body);
      const request = this.#open(method, path, call, body);
      request.once('response', (response) => {
        if (isSuccess(response)) resolve(response);
        else refusal(response).then(reject, reject);
      });
      request.once('error', (error) => reject(this.#unreachable(error)));
      request.end(body);
    });
  }

  #open(
    method: string,
    path: string,
    call: Call,
    body: Buffer | undefined,
    more: Record<string, string> = {},
  ) {
    const { address } = this;
    const tls = address.kind === 'tcp' ? address.tls : undefined;
    const isRaw = call.body instanceof Buffer;
    const options: RequestOptions = {
      method,
      // A path of Podman's own API names its version itself.
      path: `${path.startsWith('/v') ? '' : version}${path}${encodeQuery(call.query)}`,
      headers: {
        host: 'localhost',
        ...(body ? { 'content-type': isRaw ? 'application/x-tar' : 'application/json' } : {}),
        ...(body ? { 'content-length': String(body.length) } : {}),
        ...call.headers,
        ...more,
      },
      ...(call.signal ? { signal: call.signal } : {}),
      ...(address.kind === 'socket'
        ? { socketPath: address.path }
        : { host: address.host, port: address.port }),
    };
    if (!tls)
      return http().request({ ...options, ...(more.upgrade ? { agent: false } : { agent: this.#agent }) });
    const { isVerified, ...pem } = tls;
    return httpsRequest({ ...options, ...pem, rejectUnauthorized: isVerified });
  }

  #unreachable(error: Error): EngineError {
    return new EngineError(
      0,
      `the container engine at ${addressText(this.address)} does not answer: ${error.message}`,
    );
  }
}

/** Each line of a stream of JSON, as a pull's progress comes. */
export async function* jsonLines<T>(stream: Readable): AsyncGenerator<T> {
  let rest = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) yield JSON.parse(line) as T;
  }
  if (rest.trim()) yield JSON.parse(rest) as T;
}

export async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const isSuccess = ({ statusCode = 0 }: IncomingMessage) => statusCode < 400;

/** Docker's errors are `{ message }`, Podman's have a `cause` too. */
async function refusal(response: IncomingMessage): Promise<EngineError> {
  const text = await textOf(response);
  let message = text.trim();
  try {
    message = (JSON.parse(text) as { message?: string }).message ?? message;
  } catch {
    // A proxy in between answers as it likes.
  }
  return new EngineError(response.statusCode ?? 0, message || `status ${response.statusCode}`);
}

function encodeBody(body: object | Buffer | undefined): Buffer | undefined {
  if (body === undefined || body instanceof Buffer) return body;
  return Buffer.from(JSON.stringify(body));
}

function encodeQuery(query: Call['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
