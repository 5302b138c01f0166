// Requests that AWS's own clients send unsigned. None is performed, but each gets an answer that its client understands.
import { AwsFault } from '../kernel/faults.ts';
import type { RequestHead } from './request.ts';

/** https://docs.aws.amazon.com/STS/latest/APIReference/ says of both that no credentials are needed. */
const unsignedActions = ['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'];

/** @throws AwsFault when the body names an operation that needs no signature; before a form is refused as a page's */
export async function refuseUnsignedAction(
  { method, path, headers }: RequestHead,
  readBody: (limitBytes: number) => Promise<Uint8Array>,
): Promise<void> {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (method !== 'POST' || path !== '/' || !isForm || headers.authorization !== undefined) return;
  const form = new URLSearchParams(new TextDecoder().decode(await readBody(64 * 1024)));
  const action = form.get('Action') ?? '';
  if (!unsignedActions.includes(action)) return;
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
