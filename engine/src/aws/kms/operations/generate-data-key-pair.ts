// https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html
import type { Operation } from '../../../kernel/context.ts';
import { newDataKeyPair } from '../ciphers/data-key-pair.ts';

export const generateDataKeyPair: Operation<'kms', 'GenerateDataKeyPair'> = (input, ctx) => {
  return newDataKeyPair(input, 'GenerateDataKeyPair', ctx);
};
