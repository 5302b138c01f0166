// https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
import type { Operation } from '../../../kernel/context.ts';
import { decryptBy } from '../ciphers/encrypt.ts';
import { invalidCiphertext } from '../faults.ts';
import { checkOptions } from '../options.ts';

export const decrypt: Operation<'kms', 'Decrypt'> = (input, ctx) => {
  const { EncryptionAlgorithm = 'SYMMETRIC_DEFAULT', EncryptionContext, CiphertextBlob, KeyId } = input;
  if (!CiphertextBlob) throw invalidCiphertext();
  const { key, plaintext, materialId } = decryptBy(
    KeyId,
    CiphertextBlob,
    EncryptionContext,
    EncryptionAlgorithm,
    'Decrypt',
    ctx,
  );
  checkOptions(input);
  return {
    KeyId: key.arn,
    Plaintext: plaintext,
    EncryptionAlgorithm,
    ...(materialId !== undefined && { KeyMaterialId: materialId }),
  };
};
