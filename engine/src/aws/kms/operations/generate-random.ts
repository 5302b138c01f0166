// https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid, unsupported } from '../faults.ts';
import { randomBytes } from '../keys/material.ts';
import { checkOptions } from '../options.ts';

export const generateRandom: Operation<'kms', 'GenerateRandom'> = (input, ctx) => {
  if (input.CustomKeyStoreId !== undefined) throw unsupported('Drydock does not simulate custom key stores.');
  if (input.NumberOfBytes === undefined) throw invalid('NumberOfBytes is a required parameter.');
  checkOptions(input);
  return { Plaintext: randomBytes(input.NumberOfBytes, ctx.ids) };
};
