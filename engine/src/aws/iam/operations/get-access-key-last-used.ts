// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
import type { Operation } from '../../../kernel/context.ts';
import { requireAccessKey } from '../find.ts';

/** Calls are not traced to keys: every key is unused. */
export const getAccessKeyLastUsed: Operation<'iam', 'GetAccessKeyLastUsed'> = (input, ctx) => {
  const key = requireAccessKey(input.AccessKeyId, undefined, ctx);
  return {
    UserName: key.user,
    AccessKeyLastUsed: { LastUsedDate: undefined, ServiceName: 'N/A', Region: 'N/A' },
  };
};
