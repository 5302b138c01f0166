// Who a request comes from, by what it is signed with. Signatures are not verified: keys of no role and no user are the root user's.
import { accessKeys, formerAccessKeys, roles, users } from '../../aws/iam/state.ts';
import { callerOfToken, roleAccessKeyId, type SignedBy } from '../../contracts/role-credentials.ts';
import type { Caller } from '../../kernel/caller.ts';
import { AwsFault } from '../../kernel/faults.ts';
import type { Reader } from '../../kernel/table.ts';

/**
 * Undefined for the root user.
 * @throws AwsFault for a user's key that is inactive or deleted, and for a token that is of other keys
 */
export function callerOf(
  { accessKeyId, sessionToken }: SignedBy,
  account: string,
  state: Reader,
  service: string,
): Caller | undefined {
  if (accessKeyId.startsWith('ASIA')) {
    const told = callerOfToken(sessionToken);
    if (told && told.kind === 'role' && roleAccessKeyId(told.roleArn) !== accessKeyId)
      throw notValid(service);
    if (told) return told;
    const roleArn = state
      .all(roles)
      .map(({ path, name }) => `arn:aws:iam::${account}:role${path}${name}`)
      .find((arn) => roleAccessKeyId(arn) === accessKeyId);
    return roleArn === undefined ? undefined : { kind: 'role', roleArn, session: 'session' };
  }
  if (!accessKeyId.startsWith('AKIA')) return undefined;
  const key = state.get(accessKeys, accessKeyId);
  if (key?.status === 'Inactive' || state.get(formerAccessKeys, accessKeyId)) throw notValid(service);
  const user = state.get(users, key?.user ?? '');
  return user && { kind: 'user', arn: `arn:aws:iam::${account}:user${user.path}${user.name}` };
}

const notValid = (service: string): AwsFault =>
  service === 's3'
    ? new AwsFault({
        code: 'InvalidAccessKeyId',
        status: 403,
        message: 'The AWS Access Key Id you provided does not exist in our records.',
      })
    : new AwsFault({
        code: service === 'ec2' ? 'AuthFailure' : 'InvalidClientTokenId',
        status: service === 'ec2' ? 401 : 403,
        message:
          service === 'ec2'
            ? 'AWS was not able to validate the provided access credentials'
            : 'The security token included in the request is invalid.',
      });
