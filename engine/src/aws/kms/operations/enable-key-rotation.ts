// https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRotatable } from '../changes/rotatable.ts';
import { dayMs } from '../keys/rotate.ts';
import { keys } from '../state.ts';

export const enableKeyRotation: Operation<'kms', 'EnableKeyRotation'> = (input, ctx) => {
  const key = requireRotatable(input.KeyId, ctx);
  const days = input.RotationPeriodInDays ?? key.rotation?.days ?? 365;
  if (key.rotation?.days !== days)
    ctx.put(keys, key.arn, { ...key, rotation: { days, nextAt: ctx.now + days * dayMs } });
  return {};
};
