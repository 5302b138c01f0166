// Whether a key's owner signed something, by one of the schemes that load balancers verify.
import { constants, type KeyObject, verify } from 'node:crypto';
import { signatureScheme } from '../x509/certificate-algorithms.ts';
import type { DerValue } from '../x509/der.ts';

/** @param signature a BIT STRING. @throws NotDer. */
export function isSignedBy(
  key: KeyObject,
  bytes: Buffer,
  algorithm: DerValue | undefined,
  signature: DerValue | undefined,
): boolean {
  const scheme = signatureScheme(algorithm);
  if (!scheme || !signature) return false;
  const padding = scheme.pss
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
    : {};
  try {
    return verify(scheme.hash, bytes, { key, ...padding }, signature.content.subarray(1));
  } catch {
    // A key of another kind than the algorithm's.
    return false;
  }
}
