// https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRotatable } from '../changes/rotatable.ts';
import { keys } from '../state.ts';

export const disableKeyRotation: Operation<'kms', 'DisableKeyRotation'> = (input, ctx) => {
  const { rotation: _ended, ...key } = requireRotatable(input.KeyId, ctx);
  ctx.put(keys, key.arn, key);
  return {};
};
