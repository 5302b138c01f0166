// https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html
import type { Operation } from '../../../kernel/context.ts';
import { newDataKeyPair } from '../ciphers/data-key-pair.ts';

export const generateDataKeyPairWithoutPlaintext: Operation<'kms', 'GenerateDataKeyPairWithoutPlaintext'> = (
  input,
  ctx,
) => {
  const operation = 'GenerateDataKeyPairWithoutPlaintext';
  const { PrivateKeyPlaintext: _kept, ...rest } = newDataKeyPair(input, operation, ctx);
  return rest;
};
