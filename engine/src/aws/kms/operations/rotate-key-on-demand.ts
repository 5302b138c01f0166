// https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRotatable } from '../changes/rotatable.ts';
import { tooMany } from '../faults.ts';
import { rotate } from '../keys/rotate.ts';

/** https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-on-demand.html */
const maxRotations = 25;

export const rotateKeyOnDemand: Operation<'kms', 'RotateKeyOnDemand'> = (input, ctx) => {
  const key = requireRotatable(input.KeyId, ctx);
  const made = key.material.filter(({ rotation }) => rotation === 'ON_DEMAND').length;
  if (made >= maxRotations) throw tooMany(`${maxRotations} on-demand rotations for each key`);
  rotate(key, 'ON_DEMAND', ctx);
  return { KeyId: key.arn };
};
