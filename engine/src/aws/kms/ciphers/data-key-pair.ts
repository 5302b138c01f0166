// A pair of data keys: the public one in the clear, the private one encrypted by a key of KMS.
// https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html
import { createPublicKey } from 'node:crypto';
import type { GenerateDataKeyPairRequest, GenerateDataKeyPairResponse } from '@aws-sdk/client-kms';
import type { Context } from '../../../kernel/context.ts';
import { requireUsable } from '../find.ts';
import { newPrivateKey } from '../keys/material.ts';
import { checkOptions } from '../options.ts';
import { checkSymmetric } from './encrypt.ts';
import { seal } from './symmetric.ts';

export function newDataKeyPair(
  input: GenerateDataKeyPairRequest,
  operation: string,
  ctx: Context,
): GenerateDataKeyPairResponse & { readonly PrivateKeyPlaintext: Buffer } {
  const key = requireUsable(input.KeyId, 'ENCRYPT_DECRYPT', operation, ctx);
  checkSymmetric(key, operation);
  checkOptions(input);
  const spec = input.KeyPairSpec!;
  const privateKey = newPrivateKey(spec);
  const bytes = privateKey.export({ type: 'pkcs8', format: 'der' });
  return {
    KeyId: key.arn,
    KeyPairSpec: spec,
    PrivateKeyPlaintext: bytes,
    PrivateKeyCiphertextBlob: seal(key, bytes, input.EncryptionContext, ctx.ids),
    PublicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    KeyMaterialId: key.material.at(-1)!.id,
  };
}
