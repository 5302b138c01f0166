// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html
import type { Operation } from '../../../kernel/context.ts';
import { nameOrCaller, requireAccessKey } from '../find.ts';
import { accessKeys } from '../state.ts';

export const updateAccessKey: Operation<'iam', 'UpdateAccessKey'> = (input, ctx) => {
  const key = requireAccessKey(input.AccessKeyId, nameOrCaller(input.UserName, ctx), ctx);
  ctx.put(accessKeys, key.id, { ...key, status: input.Status === 'Inactive' ? 'Inactive' : 'Active' });
  return {};
};
