// Refuses requests from web pages. Any page that a developer visits can make the browser send requests to loopback, and
// must not be able to start processes. So the engine listens on loopback only, and requires a known Host name (DNS
// rebinding), no foreign Origin, and an Authorization header, which a page cannot set without a preflight. Preflights
// are never granted.
import { AwsFault } from '../kernel/faults.ts';
import type { WireRequest } from './request.ts';

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\]|[a-z0-9.-]+\.localhost)(?::\d+)?$/i;

const refused = (code: string, message: string, status = 403) => new AwsFault({ code, message, status });

/** @throws AwsFault for a request that could come from a web page */
export function guardAgainstPages(request: WireRequest): void {
  const host = request.headers.host ?? '';
  if (!loopbackHost.test(host)) {
    throw refused('InvalidHost', `Drydock answers only on loopback names, not to the Host '${host}'.`);
  }
  const origin = request.headers.origin;
  if (origin !== undefined && !isOwnOrigin(origin, host)) {
    throw refused('ForeignOrigin', `Drydock does not answer web pages of '${origin}'.`);
  }
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw refused('ForeignOrigin', 'Drydock does not answer requests that another site started.');
  }
}

/** Does not verify the signature. @throws AwsFault when there is none */
export function requireSignature(request: WireRequest): void {
  if (credentialScope(request)) return;
  throw refused(
    'MissingAuthenticationToken',
    'Request is missing Authentication Token: sign it as any AWS client does (any credentials will do).',
  );
}

/** For the engine's own API. @throws AwsFault when there is no Authorization header */
export function requireAuthorization(request: WireRequest): void {
  if (request.headers.authorization) return;
  throw refused(
    'MissingAuthenticationToken',
    "Send an Authorization header (its value does not matter): curl -H 'Authorization: me' …",
  );
}

export interface CredentialScope {
  readonly region: string;
  readonly signingName: string;
}

/** `AWS4-HMAC-SHA256 Credential=<id>/<date>/<region>/<service>/aws4_request, …`, or the same in a presigned URL. */
export function credentialScope(request: WireRequest): CredentialScope | undefined {
  const header = /^AWS4-[A-Z0-9-]+ .*Credential=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1];
  const credential = header ?? request.query.get('X-Amz-Credential');
  const [, , region, signingName, terminator] = credential?.split('/') ?? [];
  if (!region || !signingName || terminator !== 'aws4_request') return undefined;
  return { region, signingName };
}

function isOwnOrigin(origin: string, host: string): boolean {
  return origin === `http://${host}`;
}
