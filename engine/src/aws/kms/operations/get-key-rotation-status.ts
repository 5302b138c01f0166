// https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { checkSymmetric, rotationOf } from '../changes/rotatable.ts';
import { requireKeyById } from '../find.ts';

export const getKeyRotationStatus: Operation<'kms', 'GetKeyRotationStatus'> = (input, ctx) => {
  const key = requireKeyById(input.KeyId, ctx);
  checkSymmetric(key);
  const rotation = rotationOf(key, ctx);
  const isOn = rotation !== undefined && !key.deletion;
  return {
    KeyId: key.arn,
    KeyRotationEnabled: isOn,
    ...(isOn && { RotationPeriodInDays: rotation.days, NextRotationDate: new Date(rotation.nextAt) }),
  };
};
