// The engine's own API, below /_drydock.
import { createHash, timingSafeEqual } from 'node:crypto';
import { AwsFault } from '../kernel/faults.ts';
import { parseJson } from '../kernel/json.ts';
import type { Route } from './gateway.ts';
import type { RequestHead, StreamedResponse, WireRequest, WireResponse } from './request.ts';

export interface ControlParts {
  /** What changes something needs this in its Authorization header, which only the engine's owner can read. */
  readonly token: string;
  /** The answer to `GET /_drydock/health`. */
  health(): Readonly<Record<string, unknown>>;
  /** The answer to `GET /_drydock/coverage`: what is simulated and what is only recorded. */
  coverage(): Readonly<Record<string, unknown>>;
  /** The answer to `GET /_drydock/access`: what AWS would have denied roles and users. */
  access(): Readonly<Record<string, unknown>>;
  /** The answer to `GET /_drydock/mail`: what topics would have sent. */
  mail(): Readonly<Record<string, unknown>>;
  /** The answer to `GET /_drydock/names?name=…`: what a name means on this machine. */
  names(name: string): Readonly<Record<string, unknown>>;
  /** The answer to `GET /_drydock/events?after=…&traffic=…&changes=…`: what happens, as it happens. */
  events(request: EventsRequest): StreamedResponse;
  /** The answer to `GET /_drydock/requests`: the requests through load balancers, as they end. */
  requests(): StreamedResponse;
  readonly dashboard: DashboardControl;
  /** Deletes all state. */
  reset(): Promise<void>;
  readonly sources: SourceControl;
  readonly clock: ClockSwitch;
  readonly pace: PaceSwitch;
  readonly vcpu: VcpuSwitch;
}

export interface EventsRequest {
  /**
   * The place of an event, to begin after it: `Last-Event-ID`, which browsers send when they reconnect, or `?after=`. Absent: only
   * what is still to come.
   */
  readonly after: string | undefined;
  /** Whether what load balancers measure is sent, too. */
  readonly traffic: boolean;
  /** Whether it is said which records have changed, too. */
  readonly changes: boolean;
}

/** `/_drydock/dashboard/`. Faults are AwsFaults. */
export interface DashboardControl {
  /** @param path of the request */
  file(path: string): WireResponse;
  /** Of a link that opens the dashboard once. */
  issueKey(): Readonly<{ path: string }>;
  /**
   * @param request `{ key }`, not checked yet
   * @returns the reason for a key that has been used or has expired: a page that is opened again is no error, and a browser would report one
   */
  redeemKey(request: object): Readonly<{ token: string } | { refused: string }>;
}

/** `/_drydock/clock`: the time of the cloud. Faults are AwsFaults. */
export interface ClockSwitch {
  describe(): object;
  /** @param request `{ rate?, frozen? }`, not checked yet */
  change(request: object): object;
  /** Resolves when time is there, or with where it is going. @param request `{ ms, grainMs? }`, not checked yet */
  advance(request: object): Promise<object>;
  /** Ends an advance where it is. */
  stopAdvancing(): Promise<object>;
}

/** `/_drydock/vcpu`: how much of this machine an instance is. Faults are AwsFaults. */
export interface VcpuSwitch {
  describe(): object;
  /** The same, by what tasks have used until now. */
  measure(): object;
  /** @param request `{ cores }`, not checked yet */
  change(request: object): object;
}

/** `/_drydock/pace`: whether things take the times that they take on AWS. Faults are AwsFaults. */
export interface PaceSwitch {
  describe(): object;
  /** @param request `{ mode, seed? }`, not checked yet */
  change(request: object): object;
}

/** `/_drydock/sources`: which repository of this machine stands for one of a code host. Faults are AwsFaults. */
export interface SourceControl {
  list(): Readonly<Record<string, unknown>>;
  /** @param request `{ repository, path }`, not checked yet */
  map(request: object): Readonly<Record<string, unknown>>;
  remove(repository: string): Readonly<Record<string, unknown>>;
}

/** What a page without the token asks for it with. */
const redeemPath = '/_drydock/dashboard/session';

/** Responses and faults are JSON, but for the dashboard's files and the event stream. */
export function controlRoute(parts: ControlParts): Route {
  return {
    maxBodyBytes: 64 * 1024,
    refuse: (head) =>
      head.method === 'GET' || head.path === redeemPath || hasToken(head, parts.token)
        ? undefined
        : json(403, {
            code: 'MissingAuthenticationToken',
            message: `Send the token of the engine's state folder: curl -H "Authorization: Bearer $(cat .drydock/token)" …`,
          }),
    answer: async (request) => {
      try {
        if (request.method === 'GET' && request.path === '/_drydock/events')
          return parts.events(eventsRequest(request));
        if (request.method === 'GET' && request.path === '/_drydock/requests') return parts.requests();
        if (request.method === 'GET' && request.path.startsWith('/_drydock/dashboard/'))
          return parts.dashboard.file(request.path);
        return json(200, await control(parts, request));
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        return json(error.status, { code: error.code, message: error.message });
      }
    },
  };
}

async function control(
  parts: ControlParts,
  request: WireRequest,
): Promise<Readonly<Record<string, unknown>>> {
  switch (`${request.method} ${request.path}`) {
    case 'GET /_drydock/health':
      return parts.health();
    case 'GET /_drydock/coverage':
      return parts.coverage();
    case 'GET /_drydock/access':
      return parts.access();
    case 'GET /_drydock/mail':
      return parts.mail();
    case 'GET /_drydock/names':
      return parts.names(request.query.get('name') ?? '');
    case 'POST /_drydock/dashboard/keys':
      return parts.dashboard.issueKey();
    case `POST ${redeemPath}`:
      return parts.dashboard.redeemKey(objectOf(request.body));
    case 'POST /_drydock/reset':
      await parts.reset();
      return { status: 'empty' };
    case 'GET /_drydock/sources':
      return parts.sources.list();
    case 'PUT /_drydock/sources':
      return parts.sources.map(objectOf(request.body));
    case 'DELETE /_drydock/sources':
      return parts.sources.remove(request.query.get('repository') ?? '');
    case 'GET /_drydock/clock':
      return { ...parts.clock.describe() };
    case 'PUT /_drydock/clock':
      return { ...parts.clock.change(objectOf(request.body)) };
    case 'POST /_drydock/clock/advance':
      return { ...(await parts.clock.advance(objectOf(request.body))) };
    case 'DELETE /_drydock/clock/advance':
      return { ...(await parts.clock.stopAdvancing()) };
    case 'GET /_drydock/pace':
      return { ...parts.pace.describe() };
    case 'PUT /_drydock/pace':
      return { ...parts.pace.change(objectOf(request.body)) };
    case 'GET /_drydock/vcpu':
      return { ...parts.vcpu.describe() };
    case 'POST /_drydock/vcpu/measure':
      return { ...parts.vcpu.measure() };
    case 'PUT /_drydock/vcpu':
      return { ...parts.vcpu.change(objectOf(request.body)) };
    default:
      throw new AwsFault({
        code: 'NotFound',
        status: 404,
        message: `Drydock has no ${request.method} ${request.path}: GET /_drydock/health, GET /_drydock/access, GET /_drydock/coverage, GET /_drydock/names, GET /_drydock/events, GET /_drydock/requests, GET /_drydock/dashboard/, POST /_drydock/reset, GET, PUT and DELETE /_drydock/sources, GET and PUT /_drydock/clock, POST and DELETE /_drydock/clock/advance, GET and PUT /_drydock/pace, GET and PUT /_drydock/vcpu, and POST /_drydock/vcpu/measure.`,
      });
  }
}

const eventsRequest = ({ headers, query }: RequestHead): EventsRequest => ({
  after: headers['last-event-id'] ?? query.get('after') ?? undefined,
  traffic: query.get('traffic') === 'true',
  changes: query.get('changes') === 'true',
});

function objectOf(body: Uint8Array): object {
  try {
    const value: unknown = parseJson(new TextDecoder().decode(body));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Refused below.
  }
  throw new AwsFault({ code: 'InvalidRequest', status: 400, message: 'The body must be a JSON object.' });
}

/** Compares in constant time. */
function hasToken({ headers }: RequestHead, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}

const json = (status: number, body: unknown): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: `${JSON.stringify(body)}\n`,
});
