// Encrypts and decrypts by a key, of whatever spec.
import type { EncryptionAlgorithmSpec } from '@aws-sdk/client-kms';
import type { Context } from '../../../kernel/context.ts';
import { incompatible, incorrectKey, invalid, invalidCiphertext, wrongUsage } from '../faults.ts';
import { requireUsable } from '../find.ts';
import { encryptionAlgorithms } from '../keys/specs.ts';
import type { KeyRecord } from '../state.ts';
import type { EncryptionContext } from './context.ts';
import { openByRsa, sealByRsa } from './rsa.ts';
import { keyIdOf, open, seal } from './symmetric.ts';

export function encryptBy(
  key: KeyRecord,
  plaintext: Uint8Array,
  context: EncryptionContext | undefined,
  algorithm: EncryptionAlgorithmSpec,
  ctx: Context,
): Buffer {
  checkAlgorithm(key, algorithm, context);
  return algorithm === 'SYMMETRIC_DEFAULT'
    ? seal(key, plaintext, context, ctx.ids)
    : sealByRsa(key, plaintext, algorithm);
}

export interface Decrypted {
  readonly key: KeyRecord;
  readonly plaintext: Buffer;
  /** Only of symmetric keys. */
  readonly materialId?: string;
}

export function decryptBy(
  keyId: string | undefined,
  ciphertext: Uint8Array,
  context: EncryptionContext | undefined,
  algorithm: EncryptionAlgorithmSpec,
  operation: string,
  ctx: Context,
): Decrypted {
  if (algorithm !== 'SYMMETRIC_DEFAULT') {
    if (keyId === undefined)
      throw invalid('KeyId is a required parameter for decryption with an asymmetric KMS key.');
    const key = requireUsable(keyId, 'ENCRYPT_DECRYPT', operation, ctx);
    checkAlgorithm(key, algorithm, context);
    const plaintext = openByRsa(key, ciphertext, algorithm);
    if (!plaintext) throw invalidCiphertext();
    return { key, plaintext };
  }
  const named = keyIdOf(ciphertext);
  const given = keyId === undefined ? undefined : requireUsable(keyId, 'ENCRYPT_DECRYPT', operation, ctx);
  if (given) checkAlgorithm(given, algorithm, context);
  if (named === undefined || !/^[\w-]+$/.test(named)) throw invalidCiphertext();
  if (given && given.id !== named) throw incorrectKey();
  const key = given ?? requireUsable(named, 'ENCRYPT_DECRYPT', operation, ctx);
  const opened = open(key, ciphertext, context);
  if (!opened) throw invalidCiphertext();
  return { key, ...opened };
}

/** A data key is encrypted by a symmetric key only. @throws InvalidKeyUsageException */
export function checkSymmetric({ arn, spec, usage }: KeyRecord, operation: string): void {
  if (spec !== 'SYMMETRIC_DEFAULT') throw wrongUsage(arn, usage, operation);
}

function checkAlgorithm(
  { spec }: KeyRecord,
  algorithm: EncryptionAlgorithmSpec,
  context: EncryptionContext | undefined,
): void {
  if (!encryptionAlgorithms(spec).includes(algorithm)) throw incompatible(algorithm, spec);
  if (algorithm !== 'SYMMETRIC_DEFAULT' && Object.keys(context ?? {}).length > 0)
    throw invalid('You cannot specify an encryption context when using an asymmetric KMS key.');
}
