// The signatures that load balancers verify on client certificates and revocation lists: "SHA256, 384, 512 with
// RSA/SHA256, 384, 512 with EC/SHA256, 384, 512 hash with RSASSA-PSS with MGF1".
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
import { constants, type KeyObject, verify } from 'node:crypto';
import { type DerValue, explicit, identifierOf, itemsOf } from '../../kernel/der.ts';

const plain: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const pss = '1.2.840.113549.1.1.10';
const hashes: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** @param algorithm an AlgorithmIdentifier. @throws NotDer. */
export function isSupportedSignature(algorithm: DerValue | undefined): boolean {
  return schemeOf(algorithm) !== undefined;
}

/** @param signature a BIT STRING. @throws NotDer. */
export function isSignedBy(
  key: KeyObject,
  bytes: Buffer,
  algorithm: DerValue | undefined,
  signature: DerValue | undefined,
): boolean {
  const scheme = schemeOf(algorithm);
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

function schemeOf(
  algorithm: DerValue | undefined,
): { readonly hash: string; readonly pss: boolean } | undefined {
  const [identifier, parameters] = itemsOf(algorithm);
  const id = identifierOf(identifier);
  const hash = id === pss ? pssHash(parameters) : plain[id];
  return hash === undefined ? undefined : { hash, pss: id === pss };
}

/** RFC 4055, 3.1. Left out, the hash is SHA-1. */
function pssHash(parameters: DerValue | undefined): string | undefined {
  const field = parameters && itemsOf(parameters).find(({ tag }) => tag === explicit(0));
  const [algorithm] = field ? itemsOf(field, explicit(0)) : [];
  return algorithm && hashes[identifierOf(itemsOf(algorithm)[0])];
}
