// https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html

import { createPublicKey } from 'node:crypto';
import type { Operation } from '../../../kernel/context.ts';
import { invalidSignature } from '../faults.ts';
import { verifyDigest, verifyMessage } from '../signing/messages.ts';
import { signingOf } from '../signing/sign.ts';

export const verify: Operation<'kms', 'Verify'> = (input, ctx) => {
  const { key, algorithm, message, isDigest } = signingOf(input, 'Verify', ctx);
  const publicKey = createPublicKey(key.material.at(-1)!.secret);
  const signature = Buffer.from(input.Signature!);
  const isValid = isDigest
    ? verifyDigest(publicKey, key.spec, message, signature, algorithm)
    : verifyMessage(publicKey, message, signature, algorithm);
  if (!isValid) throw invalidSignature();
  return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: input.SigningAlgorithm };
};
