// https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOwn } from '../find.ts';
import { keys } from '../state.ts';

export const enableKey: Operation<'kms', 'EnableKey'> = (input, ctx) => {
  const key = requireOwn(input.KeyId, ctx);
  ctx.put(keys, key.arn, { ...key, isEnabled: true });
  return {};
};
