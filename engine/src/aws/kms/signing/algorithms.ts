// The signing algorithms of KMS in Node's terms.
// https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html#key-spec-rsa-sign
import type { SigningAlgorithmSpec } from '@aws-sdk/client-kms';

export interface SigningAlgorithm {
  readonly padding: 'pkcs1' | 'pss' | 'ecdsa' | 'ed25519';
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  /** Of the digest. */
  readonly bytes: number;
}

export function signingAlgorithm(name: SigningAlgorithmSpec): SigningAlgorithm {
  const bits = Number(name.slice(-3)) as 256 | 384 | 512;
  const of = (padding: SigningAlgorithm['padding']) =>
    ({ padding, hash: `sha${bits}`, bytes: bits / 8 }) as const;
  if (name.startsWith('RSASSA_PKCS1')) return of('pkcs1');
  if (name.startsWith('RSASSA_PSS')) return of('pss');
  return of(name.startsWith('ECDSA') ? 'ecdsa' : 'ed25519');
}
