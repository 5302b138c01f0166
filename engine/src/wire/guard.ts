// Who may talk to the engine. A web page that a developer happens to visit can make their browser send requests to
// loopback; it must not be able to start processes. So: bound to loopback, only known Host names (DNS rebinding), no
// foreign Origin, and an Authorization header, which a page cannot set without a preflight that is never granted.
import { AwsFault } from '../kernel/faults.ts';
import type { WireRequest } from './request.ts';

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\]|[a-z0-9.-]+\.localhost)(?::\d+)?$/i;

const refused = (code: string, message: string, status = 403) => new AwsFault({ code, message, status });

/** @throws AwsFault for every request that could come from a web page. */
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

/** @throws AwsFault when an AWS request carries no AWS signature; the signature itself is not verified. */
export function requireSignature(request: WireRequest): void {
  if (credentialScope(request)) return;
  throw refused(
    'MissingAuthenticationToken',
    'Request is missing Authentication Token: sign it as any AWS client does (any credentials will do).',
  );
}

/** @throws AwsFault when a control request has no Authorization header at all. */
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
