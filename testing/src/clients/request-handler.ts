// What sends the requests of an AWS SDK client to a cloud in this process. https://github.com/smithy-lang/smithy-typescript
import { Readable } from 'node:stream';
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';
import type { Calls } from '../calls.ts';

interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

export interface RequestHandler {
  handle(request: SdkRequest): Promise<{ readonly response: SdkResponse }>;
  destroy(): void;
  httpHandlerConfigs(): object;
  updateHttpClientConfig(): void;
}

export function requestHandler(simulation: Simulation, calls: Calls): RequestHandler {
  return {
    async handle({ method, path, query = {}, headers, body }) {
      calls.requireOpen('cloud.client(…).send');
      const answer = await simulation.respond({
        method,
        path,
        query: searchOf(query),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
        ),
        body: await bytesOf(body),
      });
      if ('stream' in answer) throw new Error('A simulated cloud sends no streams.');
      const sent = method === 'HEAD' ? new Uint8Array() : Buffer.from(answer.body);
      return {
        response: {
          statusCode: answer.status,
          headers: answer.headers,
          body: Readable.from([sent], { objectMode: false }),
        },
      };
    },
    destroy() {},
    httpHandlerConfigs: () => ({}),
    updateHttpClientConfig() {},
  };
}

function searchOf(query: NonNullable<SdkRequest['query']>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(query))
    for (const value of [values].flat()) search.append(name, value ?? '');
  return search;
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array | string>)
    chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
