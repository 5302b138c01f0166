// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
import type { Operation } from '../../../kernel/context.ts';

/** Every access key belongs to the only account. */
export const getAccessKeyInfo: Operation<'sts', 'GetAccessKeyInfo'> = (_input, ctx) => ({
  Account: ctx.account,
});
