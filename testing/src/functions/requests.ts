// Requests of scripts to their own cloud, where nothing listens: what a script sends to a custom resource's ResponseURL, by
// `fetch` or by `https`, its cloud answers in this process. What it sends elsewhere, and what a test sends, goes where it went.
import { AsyncLocalStorage } from 'node:async_hooks';
import http from 'node:http';
import https from 'node:https';
import { type Duplex, duplexPair } from 'node:stream';
import { isPromise } from 'node:util/types';
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';

type Answer = (method: string, url: string, headers: Headers, body: Uint8Array) => Promise<Response>;

interface Script {
  readonly answer: Answer;
  /** Requests that have not been answered. */
  readonly pending: Set<Promise<unknown>>;
}

const running = new AsyncLocalStorage<Script>();

/**
 * Runs a script, whose requests to its cloud are answered.
 * @returns what it returns: a promise when it returned one, or when its requests have not been answered
 */
export function withRequests(simulation: Simulation, script: () => unknown): unknown {
  leadFetch(globalThis);
  leadAgents();
  const pending = new Set<Promise<unknown>>();
  const returned = running.run({ answer: answerOf(simulation), pending }, script);
  if (!isPromise(returned) && pending.size === 0) return returned;
  return Promise.resolve(returned).finally(async () => {
    while (pending.size > 0) await Promise.all(pending);
  });
}

/** The engine's URLs have its port; `https.request({ hostname, path })`, as `cfn-response` sends it, goes to 443. */
const isOwn = (host: unknown, port: unknown): boolean =>
  host === '127.0.0.1' && ['4566', '443', ''].includes(String(port ?? ''));

const answerOf =
  (simulation: Simulation): Answer =>
  async (method, url, given, body) => {
    const { pathname, searchParams } = new URL(url, 'https://127.0.0.1:4566');
    // A request expires by the machine's time, and the URL by the cloud's: so this is no presigned request.
    const credential = searchParams.get('X-Amz-Credential') ?? '';
    const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`;
    const headers = { host: '127.0.0.1:4566', ...Object.fromEntries(given), authorization };
    const query = new URLSearchParams();
    const answer = await simulation.respond({ method, path: pathname, query, headers, body });
    if ('stream' in answer) throw new Error('A simulated cloud sends no streams.');
    return new Response(Buffer.from(answer.body), { status: answer.status, headers: answer.headers });
  };

function begun<T>({ pending }: Script, work: Promise<T>): Promise<T> {
  const end = () => void pending.delete(ended);
  const ended: Promise<void> = work.then(end, end);
  pending.add(ended);
  return work;
}

const led = new WeakSet<object>();

/** @param realm whose `fetch` scripts call: Jest's tests have one of their own */
export function leadFetch(realm: { fetch: typeof fetch }): void {
  const original = realm.fetch;
  if (typeof original !== 'function' || led.has(original)) return;
  const fetchLed: typeof fetch = (input, init) => {
    const script = running.getStore();
    const { hostname, port } = URL.parse(String(input instanceof Request ? input.url : input)) ?? {};
    if (!script || !isOwn(hostname, port)) return original(input, init);
    const answered = async () => {
      const request = new Request(input, init);
      const body = new Uint8Array(await request.arrayBuffer());
      return script.answer(request.method, request.url, request.headers, body);
    };
    return begun(script, answered());
  };
  led.add(fetchLed);
  realm.fetch = fetchLed;
}

/** `https.request`, and whatever uses it, connects through its agent: to a stream instead of a socket. */
function leadAgents(): void {
  for (const { prototype } of [http.Agent, https.Agent]) {
    const original = prototype.createConnection;
    if (led.has(original)) continue;
    const createConnection: typeof original = function (this: http.Agent, options, callback) {
      const script = running.getStore();
      return script && isOwn(options.host, options.port)
        ? connect(script)
        : original.call(this, options, callback);
    };
    led.add(createConnection);
    prototype.createConnection = createConnection;
  }
}

function connect(script: Script): Duplex {
  const [near, far] = duplexPair();
  const answered = new Promise<void>((done) => {
    const server = http.createServer(async (request, response) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk as Uint8Array);
      const { method = 'GET', url = '/', headers } = request;
      const given = new Headers(
        Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const answer = await script.answer(method, url, given, Buffer.concat(chunks));
      response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), connection: 'close' });
      response.end(Buffer.from(await answer.arrayBuffer()), () => done());
    });
    server.emit('connection', far);
    near.once('close', () => done());
  });
  void begun(script, answered);
  return Object.assign(near, socketMethods);
}

/** Of a socket, which agents and requests call. */
const none = function (this: Duplex) {
  return this;
};
const socketMethods = { setTimeout: none, setKeepAlive: none, setNoDelay: none, ref: none, unref: none };
