// https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html

import { createPublicKey } from 'node:crypto';
import type { Operation } from '../../../kernel/context.ts';
import { unsupported } from '../faults.ts';
import { checkEnabled, requireKey } from '../find.ts';
import { specOf } from '../keys/specs.ts';
import { keyView } from '../views.ts';

export const getPublicKey: Operation<'kms', 'GetPublicKey'> = (input, ctx) => {
  const key = requireKey(input.KeyId, ctx);
  checkEnabled(key);
  const { kind } = specOf(key.spec);
  if (kind === 'symmetric' || kind === 'hmac') throw unsupported('');
  const { CustomerMasterKeySpec, KeySpec, KeyUsage, ...view } = keyView(key, ctx);
  return {
    KeyId: key.arn,
    PublicKey: createPublicKey(key.material.at(-1)!.secret).export({ type: 'spki', format: 'der' }),
    CustomerMasterKeySpec,
    KeySpec,
    KeyUsage,
    EncryptionAlgorithms: view.EncryptionAlgorithms,
    SigningAlgorithms: view.SigningAlgorithms,
    KeyAgreementAlgorithms: view.KeyAgreementAlgorithms,
  };
};
