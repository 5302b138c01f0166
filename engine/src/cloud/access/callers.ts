// Who a request comes from, by what it is signed with. Signatures are not verified: keys of no role and no user are the root user's.
import { accessKeys, formerAccessKeys, roles, users } from '../../aws/iam/state.ts';
import { callerOfToken, roleAccessKeyId, type SignedBy } from '../../contracts/role-credentials.ts';
import type { AnyService } from '../../contracts/service.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Reader } from '../../kernel/table.ts';
import { invalidCredentials } from './denied.ts';

/**
 * Undefined for the root user.
 * @throws AwsFault for a user's key that is inactive or deleted, and for a token that is of other keys
 */
export function callerOf(
  { accessKeyId, sessionToken }: SignedBy,
  account: string,
  state: Reader,
  answering: () => AnyService | undefined,
): Caller | undefined {
  if (accessKeyId.startsWith('ASIA')) {
    const told = callerOfToken(sessionToken);
    if (told && told.kind === 'role' && roleAccessKeyId(told.roleArn) !== accessKeyId)
      throw invalidCredentials(answering());
    if (told) return told;
    const roleArn = state
      .all(roles)
      .map(({ path, name }) => `arn:aws:iam::${account}:role${path}${name}`)
      .find((arn) => roleAccessKeyId(arn) === accessKeyId);
    return roleArn === undefined ? undefined : { kind: 'role', roleArn, session: 'session' };
  }
  if (!accessKeyId.startsWith('AKIA')) return undefined;
  const key = state.get(accessKeys, accessKeyId);
  if (key?.status === 'Inactive' || state.get(formerAccessKeys, accessKeyId))
    throw invalidCredentials(answering());
  const user = state.get(users, key?.user ?? '');
  return user && { kind: 'user', arn: `arn:aws:iam::${account}:user${user.path}${user.name}` };
}
