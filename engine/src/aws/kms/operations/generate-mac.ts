// https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html
import type { Operation } from '../../../kernel/context.ts';
import { macOf } from '../signing/mac.ts';

export const generateMac: Operation<'kms', 'GenerateMac'> = (input, ctx) => {
  const { key, mac } = macOf(input, 'GenerateMac', ctx);
  return { KeyId: key.arn, Mac: mac, MacAlgorithm: input.MacAlgorithm };
};
