// https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html
import type { Operation } from '../../../kernel/context.ts';
import { encryptBy } from '../ciphers/encrypt.ts';
import { requireUsable } from '../find.ts';
import { checkOptions } from '../options.ts';

export const encrypt: Operation<'kms', 'Encrypt'> = (input, ctx) => {
  const { EncryptionAlgorithm = 'SYMMETRIC_DEFAULT', EncryptionContext } = input;
  const key = requireUsable(input.KeyId, 'ENCRYPT_DECRYPT', 'Encrypt', ctx);
  checkOptions(input);
  return {
    CiphertextBlob: encryptBy(key, input.Plaintext!, EncryptionContext, EncryptionAlgorithm, ctx),
    KeyId: key.arn,
    EncryptionAlgorithm,
  };
};
