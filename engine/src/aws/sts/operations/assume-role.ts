// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
// The role must exist in this account. Its trust policy is judged with the caller's policies, and enforced where they are.
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalid, notAuthorized } from '../faults.ts';
import { checkSessionName, roleSession, sessionPolicies } from '../role-session.ts';

export const assumeRole: Operation<'sts', 'AssumeRole'> = (input, ctx) => {
  const session = input.RoleSessionName!;
  checkSessionName(session);
  const match = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(input.RoleArn!);
  if (!match) throw invalid(`${input.RoleArn} is invalid`);
  const refused = notAuthorized(`arn:aws:iam::${ctx.account}:root`, 'sts:AssumeRole', input.RoleArn!);
  const [, account, name = ''] = match;
  if (account !== ctx.account) throw refused;
  try {
    const role = ctx.call('iam', 'GetRole', { RoleName: name }).Role!;
    return roleSession(role, session, input.DurationSeconds, sessionPolicies(input, ctx), ctx);
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchEntity') throw refused;
    throw error;
  }
};
