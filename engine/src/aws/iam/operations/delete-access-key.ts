// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html
import type { Operation } from '../../../kernel/context.ts';
import { requireAccessKey } from '../find.ts';
import { accessKeys } from '../state.ts';

export const deleteAccessKey: Operation<'iam', 'DeleteAccessKey'> = (input, ctx) => {
  ctx.delete(accessKeys, requireAccessKey(input.AccessKeyId, input.UserName, ctx).id);
  return {};
};
