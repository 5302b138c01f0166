// RSA keys that encrypt: OAEP. Their ciphertexts name no key, so Decrypt has to be told it.
import { constants, createPrivateKey, createPublicKey, privateDecrypt, publicEncrypt } from 'node:crypto';
import type { EncryptionAlgorithmSpec } from '@aws-sdk/client-kms';
import { invalid } from '../faults.ts';
import { specOf } from '../keys/specs.ts';
import type { KeyRecord } from '../state.ts';

const hashes: Readonly<Record<string, { readonly name: string; readonly bytes: number }>> = {
  RSAES_OAEP_SHA_1: { name: 'sha1', bytes: 20 },
  RSAES_OAEP_SHA_256: { name: 'sha256', bytes: 32 },
};

export function sealByRsa(
  { spec, material }: KeyRecord,
  plaintext: Uint8Array,
  algorithm: EncryptionAlgorithmSpec,
): Buffer {
  const hash = hashes[algorithm]!;
  const { bits } = specOf(spec) as { readonly bits: number };
  // RFC 8017, 7.1.1.
  const most = bits / 8 - 2 * hash.bytes - 2;
  if (plaintext.length > most)
    throw invalid(
      `Algorithm ${algorithm} and key spec ${spec} cannot encrypt data larger than ${most} bytes.`,
    );
  return publicEncrypt({ key: createPublicKey(material.at(-1)!.secret), ...oaep(hash.name) }, plaintext);
}

/** Undefined when the ciphertext is not one of this key and algorithm. */
export function openByRsa(
  { material }: KeyRecord,
  ciphertext: Uint8Array,
  algorithm: EncryptionAlgorithmSpec,
): Buffer | undefined {
  const hash = hashes[algorithm]!;
  try {
    return privateDecrypt({ key: createPrivateKey(material.at(-1)!.secret), ...oaep(hash.name) }, ciphertext);
  } catch {
    return undefined;
  }
}

const oaep = (oaepHash: string) => ({ padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash });
