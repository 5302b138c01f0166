// https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html

import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireUsable } from '../find.ts';
import { checkOptions } from '../options.ts';

export const deriveSharedSecret: Operation<'kms', 'DeriveSharedSecret'> = (input, ctx) => {
  const key = requireUsable(input.KeyId, 'KEY_AGREEMENT', 'DeriveSharedSecret', ctx);
  checkOptions(input);
  return {
    KeyId: key.arn,
    SharedSecret: sharedSecret(key.material.at(-1)!.secret, input.PublicKey!),
    KeyAgreementAlgorithm: input.KeyAgreementAlgorithm,
    KeyOrigin: 'AWS_KMS',
  };
};

function sharedSecret(privateKey: string, publicKey: Uint8Array): Buffer {
  try {
    return diffieHellman({
      privateKey: createPrivateKey(privateKey),
      publicKey: createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }),
    });
  } catch {
    throw invalid('The public key is not valid for the key spec of the KMS key.');
  }
}
