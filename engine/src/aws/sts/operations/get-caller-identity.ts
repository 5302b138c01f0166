// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

/** Whoever calls with credentials of no role and no user is the account's root user. */
export const getCallerIdentity: Operation<'sts', 'GetCallerIdentity'> = (_input, ctx) => {
  const { account: Account, caller } = ctx;
  if (!caller) return { UserId: Account, Account, Arn: `arn:aws:iam::${Account}:root` };
  if (caller.kind === 'user') return { UserId: userId(caller.arn, ctx), Account, Arn: caller.arn };
  const name = caller.roleArn.slice(caller.roleArn.lastIndexOf('/') + 1);
  return {
    UserId: `${roleId(name, ctx)}:${caller.session}`,
    Account,
    Arn: `arn:aws:sts::${Account}:assumed-role/${name}/${caller.session}`,
  };
};

const userId = (arn: string, ctx: Context) =>
  idOf(() => ctx.call('iam', 'GetUser', { UserName: arn.slice(arn.lastIndexOf('/') + 1) }).User?.UserId);

const roleId = (RoleName: string, ctx: Context) =>
  idOf(() => ctx.call('iam', 'GetRole', { RoleName }).Role?.RoleId);

/** A task may outlive its role. */
function idOf(find: () => string | undefined): string {
  try {
    return find() ?? '';
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchEntity') return '';
    throw error;
  }
}
