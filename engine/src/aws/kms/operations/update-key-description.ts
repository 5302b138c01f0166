// https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOwn } from '../find.ts';
import { keys } from '../state.ts';

export const updateKeyDescription: Operation<'kms', 'UpdateKeyDescription'> = (input, ctx) => {
  const key = requireOwn(input.KeyId, ctx);
  ctx.put(keys, key.arn, { ...key, description: input.Description ?? '' });
  return {};
};
