// https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html
import type { Operation } from '../../../kernel/context.ts';
import { newDataKey } from '../ciphers/data-key.ts';

export const generateDataKey: Operation<'kms', 'GenerateDataKey'> = (input, ctx) => {
  return newDataKey(input, 'GenerateDataKey', ctx);
};
