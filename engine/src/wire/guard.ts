// Refuses requests from web pages. Any page that a developer visits can make the browser send requests to loopback, and
// must not be able to start processes. So the engine listens on loopback only, and requires a known Host name (DNS
// rebinding), no foreign Origin, and an Authorization header, which a page cannot set without a preflight. Preflights
// are never granted.
import type { Millis } from '../kernel/clock.ts';
import { AwsFault } from '../kernel/faults.ts';
import type { RequestHead } from './request.ts';

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\]|[a-z0-9.-]+\.localhost)(?::\d+)?$/i;

const refused = (code: string, message: string, status = 403) => new AwsFault({ code, message, status });

/** @throws AwsFault for a request that could come from a web page */
export function guardAgainstPages(request: RequestHead): void {
  guardAgainstOrigins(request);
  if (isForm(request)) {
    throw refused(
      'ForeignOrigin',
      'Drydock does not answer forms: sign the request in its Authorization header.',
    );
  }
}

/**
 * For what may be a form although it is not signed in its header. Without an Origin, a browser is known by its
 * name.
 * @throws AwsFault for a form that a page of another origin could have sent
 */
export function guardAgainstForeignForms(request: RequestHead): void {
  guardAgainstOrigins(request);
  if (request.headers.origin === undefined && isOfBrowser(request))
    throw refused(
      'ForeignOrigin',
      'Drydock does not answer forms of browsers that do not say whose they are.',
    );
}

function guardAgainstOrigins(request: RequestHead): void {
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

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/**
 * A form in a browser that sends neither Origin nor Sec-Fetch (Safari before 16.4, Firefox before 90). It names one of
 * three content types, and its Authorization is absent or, from a URL with a password, Basic.
 */
function isForm({ method, headers }: RequestHead): boolean {
  const { authorization = 'Basic', 'content-type': type = '' } = headers;
  // A form can only GET and POST.
  if (method !== 'POST' || !/^Basic\b/i.test(authorization)) return false;
  return formTypes.includes(type.split(';')[0]!.trim().toLowerCase());
}

/**
 * Does not verify the signature. One in the URL, unlike a header, can be written by a page (`<img src=…>`, a link): it does
 * for what a page cannot send (PUT, DELETE), for what only reads, and for what has a secret in it (SNS's confirmation).
 * @throws AwsFault when there is none
 */
export function requireSignature(request: RequestHead): void {
  if (signedInHeader(request) || isVersion2Header(request)) return;
  const action = request.query.get('Action') ?? 'Get';
  const reads =
    ['GET', 'HEAD'].includes(request.method) && /^(Get|List|Describe|ConfirmSubscription$)/.test(action);
  const scope = credentialScope(request);
  if (scope && (reads || ['PUT', 'DELETE'].includes(request.method))) return;
  // Parts of a multipart upload are begun and completed by presigned POST requests, whose bodies are no forms.
  if (scope?.signingName === 's3' && !isOfBrowser(request)) return;
  throw refused(
    'MissingAuthenticationToken',
    'Request is missing Authentication Token: sign it as any AWS client does (any credentials will do).',
  );
}

export interface CredentialScope {
  /** Whose credentials they are. */
  readonly accessKeyId?: string;
  /** Of temporary credentials. */
  readonly sessionToken?: string | undefined;
  /** Absent in S3's older signatures: the default region. */
  readonly region?: string;
  readonly signingName: string;
}

/** `AWS4-HMAC-SHA256 Credential=<id>/<date>/<region>/<service>/aws4_request, …`, or the same in a presigned URL. */
export function credentialScope(request: RequestHead): CredentialScope | undefined {
  if (isSignedForS3(request) || isVersion2Header(request)) return { signingName: 's3' };
  const credential = signedInHeader(request) ?? request.query.get('X-Amz-Credential');
  const [accessKeyId = '', , region, signingName, terminator] = credential?.split('/') ?? [];
  if (!region || !signingName || terminator !== 'aws4_request') return undefined;
  const sessionToken =
    request.headers['x-amz-security-token'] ?? request.query.get('X-Amz-Security-Token') ?? undefined;
  return { accessKeyId, region, signingName, ...(sessionToken !== undefined && { sessionToken }) };
}

/**
 * Signature Version 2, which `aws s3 presign` and boto3 still make by default in us-east-1.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html (Query String Request Authentication Alternative)
 */
const isSignedForS3 = ({ query }: Pick<RequestHead, 'query'>) =>
  ['AWSAccessKeyId', 'Signature', 'Expires'].every((name) => query.has(name));

/**
 * A presigned URL brings the time until which it is valid.
 * @throws AwsFault once that has passed
 */
export function refuseExpired({ query }: Pick<RequestHead, 'query'>, now: Millis): void {
  const until = isSignedForS3({ query })
    ? Number(query.get('Expires')) * 1000
    : timeOf(query.get('X-Amz-Date')) + Number(query.get('X-Amz-Expires') ?? Number.NaN) * 1000;
  if (until < now) throw refused('AccessDenied', 'Request has expired');
}

/** `20261128T223107Z`; NaN when it is no time. */
function timeOf(text: string | null): Millis {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '')?.map(Number) ?? [];
  return year === undefined ? Number.NaN : Date.UTC(year, month! - 1, day, hour, minute, second);
}

/** `AWS <id>:<signature>`, which only S3 has. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html */
const isVersion2Header = ({ headers }: RequestHead) => /^AWS [^:\s]+:\S+$/.test(headers.authorization ?? '');

/** A page cannot change the name in a form, and not without a preflight otherwise. */
const isOfBrowser = ({ headers: { origin, 'user-agent': agent = '' } }: RequestHead) =>
  origin !== undefined || /^Mozilla\//.test(agent);

const signedInHeader = ({ headers }: RequestHead) =>
  /^AWS4-[A-Z0-9-]+ (?:.*[ ,])?Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1];

function isOwnOrigin(origin: string, host: string): boolean {
  return origin === `http://${host}`;
}
