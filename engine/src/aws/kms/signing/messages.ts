// Signs and verifies messages, and digests of messages, which Node's own `sign` and `verify` do not take.
import { constants, type KeyObject, sign, verify } from 'node:crypto';
import type { KeySpec } from '@aws-sdk/client-kms';
import { type Curve, specOf } from '../keys/specs.ts';
import type { SigningAlgorithm } from './algorithms.ts';
import { signDigestByEcdsa, verifyDigestByEcdsa } from './ecdsa-digest.ts';
import { signDigestByPkcs1, verifyDigestByPkcs1 } from './pkcs1-digest.ts';
import { signDigestByPss, verifyDigestByPss } from './pss-digest.ts';

const pss = {
  padding: constants.RSA_PKCS1_PSS_PADDING,
  saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
};
const hashOf = ({ padding, hash }: SigningAlgorithm) => (padding === 'ed25519' ? null : hash);

export function signMessage(key: KeyObject, message: Uint8Array, algorithm: SigningAlgorithm): Buffer {
  return sign(hashOf(algorithm), message, { key, ...(algorithm.padding === 'pss' && pss) });
}

export function verifyMessage(
  key: KeyObject,
  message: Uint8Array,
  signature: Uint8Array,
  algorithm: SigningAlgorithm,
): boolean {
  return verify(hashOf(algorithm), message, { key, ...(algorithm.padding === 'pss' && pss) }, signature);
}

export function signDigest(
  key: KeyObject,
  spec: KeySpec,
  digest: Buffer,
  algorithm: SigningAlgorithm,
): Buffer {
  if (algorithm.padding === 'ecdsa') return signDigestByEcdsa(key, curveOf(spec), digest);
  if (algorithm.padding === 'pss') return signDigestByPss(key, digest, algorithm.hash);
  return signDigestByPkcs1(key, digest, algorithm.hash);
}

export function verifyDigest(
  key: KeyObject,
  spec: KeySpec,
  digest: Buffer,
  signature: Buffer,
  algorithm: SigningAlgorithm,
): boolean {
  if (algorithm.padding === 'ecdsa') return verifyDigestByEcdsa(key, curveOf(spec), digest, signature);
  if (algorithm.padding === 'pss') return verifyDigestByPss(key, digest, signature, algorithm.hash);
  return verifyDigestByPkcs1(key, digest, signature, algorithm.hash);
}

const curveOf = (spec: KeySpec): Curve => (specOf(spec) as { readonly curve: Curve }).curve;
