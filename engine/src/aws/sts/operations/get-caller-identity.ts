// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
import type { Operation } from '../../../kernel/context.ts';

/** Callers are not told apart: whatever credentials they send, they are the account's root user. */
export const getCallerIdentity: Operation<'sts', 'GetCallerIdentity'> = (_input, ctx) => ({
  UserId: ctx.account,
  Account: ctx.account,
  Arn: `arn:aws:iam::${ctx.account}:root`,
});
