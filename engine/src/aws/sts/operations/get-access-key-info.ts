// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
import type { Operation } from '../../../kernel/context.ts';

/** Every key belongs to the one account that there is. */
export const getAccessKeyInfo: Operation<'sts', 'GetAccessKeyInfo'> = (_input, ctx) => ({
  Account: ctx.account,
});
