// Requests that AWS's own clients send unsigned: one is performed, and each other gets an answer that its client understands.
import { AwsFault } from '../kernel/faults.ts';
import type { RequestHead, WireRequest } from './request.ts';

/** https://docs.aws.amazon.com/STS/latest/APIReference/ says of both that no credentials are needed. */
const performed = 'AssumeRoleWithWebIdentity';
const refused = 'AssumeRoleWithSAML';

/**
 * The request, complete, where its body names an operation that needs no signature; before a form is refused as a page's.
 * @throws AwsFault for one that is not implemented
 */
export async function unsignedAction(
  head: RequestHead,
  readBody: (limitBytes: number) => Promise<Uint8Array>,
): Promise<WireRequest | undefined> {
  const { method, path, headers } = head;
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (method !== 'POST' || path !== '/' || !isForm || headers.authorization !== undefined) return undefined;
  const body = await readBody(64 * 1024);
  const action = new URLSearchParams(new TextDecoder().decode(body)).get('Action') ?? '';
  if (action === performed) return { ...head, body };
  if (action !== refused) return undefined;
  throw new AwsFault({
    code: 'NotImplemented',
    status: 501,
    message: `Drydock does not implement sts:${action}. Nothing was changed.`,
  });
}

/** Of AWS's services, only S3 has anonymous requests for a path. */
export const isAnonymous = ({ path, query, headers }: RequestHead): boolean =>
  path !== '/' &&
  headers.authorization === undefined &&
  headers['x-amz-target'] === undefined &&
  headers['content-type'] === undefined &&
  !['Action', 'X-Amz-Credential', 'Signature'].some((name) => query.has(name));

export const anonymousRefused = () =>
  new AwsFault({
    code: 'AccessDenied',
    status: 403,
    message: 'Access Denied: sign the request as any AWS client does (any credentials will do).',
  });
