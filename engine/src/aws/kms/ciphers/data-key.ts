// A data key: random bytes, and the same encrypted by a key of KMS.
// https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html
import type { GenerateDataKeyRequest, GenerateDataKeyResponse } from '@aws-sdk/client-kms';
import type { Context } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireUsable } from '../find.ts';
import { randomBytes } from '../keys/material.ts';
import { checkOptions } from '../options.ts';
import { checkSymmetric } from './encrypt.ts';
import { seal } from './symmetric.ts';

const bytesOfSpec = { AES_128: 16, AES_256: 32 };

export function newDataKey(
  input: GenerateDataKeyRequest,
  operation: string,
  ctx: Context,
): GenerateDataKeyResponse & { readonly Plaintext: Buffer } {
  const key = requireUsable(input.KeyId, 'ENCRYPT_DECRYPT', operation, ctx);
  checkSymmetric(key, operation);
  if ((input.KeySpec === undefined) === (input.NumberOfBytes === undefined))
    throw invalid('Please specify either number of bytes or key spec.');
  checkOptions(input);
  const plaintext = randomBytes(input.NumberOfBytes ?? bytesOfSpec[input.KeySpec!], ctx.ids);
  return {
    KeyId: key.arn,
    Plaintext: plaintext,
    CiphertextBlob: seal(key, plaintext, input.EncryptionContext, ctx.ids),
    KeyMaterialId: key.material.at(-1)!.id,
  };
}
