// Who a request comes from, by what it is signed with. Signatures are not verified: keys of no role and no user are the root user's.
import { accessKeys, roles, users } from '../../aws/iam/state.ts';
import { callerOfToken, roleAccessKeyId, type SignedBy } from '../../contracts/role-credentials.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Reader } from '../../kernel/table.ts';

/** Undefined for the root user. */
export function callerOf(
  { accessKeyId, sessionToken }: SignedBy,
  account: string,
  state: Reader,
): Caller | undefined {
  if (accessKeyId.startsWith('ASIA')) {
    const told = callerOfToken(sessionToken);
    if (told && (told.kind === 'user' || roleAccessKeyId(told.roleArn) === accessKeyId)) return told;
    const roleArn = state
      .all(roles)
      .map(({ path, name }) => `arn:aws:iam::${account}:role${path}${name}`)
      .find((arn) => roleAccessKeyId(arn) === accessKeyId);
    return roleArn === undefined ? undefined : { kind: 'role', roleArn, session: 'session' };
  }
  if (!accessKeyId.startsWith('AKIA')) return undefined;
  const user = state.get(users, state.get(accessKeys, accessKeyId)?.user ?? '');
  return user && { kind: 'user', arn: `arn:aws:iam::${account}:user${user.path}${user.name}` };
}
