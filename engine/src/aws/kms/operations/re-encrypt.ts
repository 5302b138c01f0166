// https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
import type { Operation } from '../../../kernel/context.ts';
import { decryptBy, encryptBy } from '../ciphers/encrypt.ts';
import { invalidCiphertext } from '../faults.ts';
import { requireUsable } from '../find.ts';
import { checkOptions } from '../options.ts';

export const reEncrypt: Operation<'kms', 'ReEncrypt'> = (input, ctx) => {
  const from = input.SourceEncryptionAlgorithm ?? 'SYMMETRIC_DEFAULT';
  const to = input.DestinationEncryptionAlgorithm ?? 'SYMMETRIC_DEFAULT';
  const { CiphertextBlob, SourceKeyId, SourceEncryptionContext, DestinationEncryptionContext } = input;
  if (!CiphertextBlob) throw invalidCiphertext();
  const source = decryptBy(SourceKeyId, CiphertextBlob, SourceEncryptionContext, from, 'ReEncryptFrom', ctx);
  const key = requireUsable(input.DestinationKeyId, 'ENCRYPT_DECRYPT', 'ReEncryptTo', ctx);
  checkOptions(input);
  return {
    CiphertextBlob: encryptBy(key, source.plaintext, DestinationEncryptionContext, to, ctx),
    SourceKeyId: source.key.arn,
    KeyId: key.arn,
    SourceEncryptionAlgorithm: from,
    DestinationEncryptionAlgorithm: to,
    ...(source.materialId !== undefined && { SourceKeyMaterialId: source.materialId }),
    ...(to === 'SYMMETRIC_DEFAULT' && { DestinationKeyMaterialId: key.material.at(-1)!.id }),
  };
};
