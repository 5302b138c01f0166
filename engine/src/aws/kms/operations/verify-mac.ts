// https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidMac } from '../faults.ts';
import { macOf } from '../signing/mac.ts';

export const verifyMac: Operation<'kms', 'VerifyMac'> = (input, ctx) => {
  const { key, mac } = macOf(input, 'VerifyMac', ctx);
  if (!mac.equals(input.Mac!)) throw invalidMac();
  return { KeyId: key.arn, MacValid: true, MacAlgorithm: input.MacAlgorithm };
};
