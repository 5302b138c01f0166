// https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html

import { createPrivateKey } from 'node:crypto';
import type { Operation } from '../../../kernel/context.ts';
import { signDigest, signMessage } from '../signing/messages.ts';
import { signingOf } from '../signing/sign.ts';

export const sign: Operation<'kms', 'Sign'> = (input, ctx) => {
  const { key, algorithm, message, isDigest } = signingOf(input, 'Sign', ctx);
  const privateKey = createPrivateKey(key.material.at(-1)!.secret);
  return {
    KeyId: key.arn,
    Signature: isDigest
      ? signDigest(privateKey, key.spec, message, algorithm)
      : signMessage(privateKey, message, algorithm),
    SigningAlgorithm: input.SigningAlgorithm,
  };
};
