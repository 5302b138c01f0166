// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
import type { Operation } from '../../../kernel/context.ts';

/** Every caller is the account's root user, whatever credentials it sends. */
export const getCallerIdentity: Operation<'sts', 'GetCallerIdentity'> = (_input, ctx) => ({
  UserId: ctx.account,
  Account: ctx.account,
  Arn: `arn:aws:iam::${ctx.account}:root`,
});
