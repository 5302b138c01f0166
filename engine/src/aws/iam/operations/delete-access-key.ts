// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html
import type { Operation } from '../../../kernel/context.ts';
import { nameOrCaller, requireAccessKey } from '../find.ts';
import { accessKeys, formerAccessKeys } from '../state.ts';

export const deleteAccessKey: Operation<'iam', 'DeleteAccessKey'> = (input, ctx) => {
  const { id } = requireAccessKey(input.AccessKeyId, nameOrCaller(input.UserName, ctx), ctx);
  ctx.delete(accessKeys, id);
  ctx.put(formerAccessKeys, id, { deletedAt: ctx.now });
  return {};
};
