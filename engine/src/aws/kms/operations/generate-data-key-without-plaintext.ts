// https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html
import type { Operation } from '../../../kernel/context.ts';
import { newDataKey } from '../ciphers/data-key.ts';

export const generateDataKeyWithoutPlaintext: Operation<'kms', 'GenerateDataKeyWithoutPlaintext'> = (
  input,
  ctx,
) => {
  const { Plaintext: _kept, ...rest } = newDataKey(input, 'GenerateDataKeyWithoutPlaintext', ctx);
  return rest;
};
