// The response to a request: a pure function of the method, the target and the service's current state.

/** The payload of `GET /`: who is answering. Members without a value are left out. */
export interface Identity {
  readonly service: string;
  readonly version: string;
  readonly message: string;
  readonly task: string;
  readonly availabilityZone?: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

type Route = (identity: Identity, ready: boolean) => Answer;

const routes = new Map<string, Route>([
  ['/', (identity) => ({ status: 200, body: identity })],
  [
    '/health',
    (_, ready) =>
      ready ? { status: 200, body: { status: 'ok' } } : { status: 503, body: { status: 'shutting down' } },
  ],
]);

export const allowedMethods = 'GET, HEAD';

export function answer(method: string, target: string, identity: Identity, ready: boolean): Answer {
  const path = pathOf(target);
  const route = routes.get(path);
  if (!route) return { status: 404, body: { error: 'Not Found', path } };
  // HEAD is GET without the body, which node:http leaves out by itself (RFC 9110, 9.3.2).
  if (method === 'GET' || method === 'HEAD') return route(identity, ready);
  return methodNotAllowed(method);
}

export function methodNotAllowed(method: string): Answer {
  return {
    status: 405,
    body: { error: 'Method Not Allowed', method, allow: allowedMethods.split(', ') },
    headers: { Allow: allowedMethods },
  };
}

/** The path of a request target in origin form (`/a?b`) or absolute form (`http://host/a?b`), as it was sent. */
export function pathOf(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return path === '' ? '/' : path;
}
