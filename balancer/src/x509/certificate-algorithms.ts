// The keys and signatures that load balancers verify on client certificates, authorities and revocation lists: "RSA 2K
// – 8K", "ECDSA secp256r1, secp384r1, secp521r1", and "SHA256, 384, 512 with RSA/SHA256, 384, 512 with EC/SHA256, 384,
// 512 hash with RSASSA-PSS with MGF1".
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
import type { KeyObject } from 'node:crypto';
import { type DerValue, explicit, identifierOf, itemsOf } from './der.ts';

export interface SignatureScheme {
  /** As node:crypto calls it. */
  readonly hash: string;
  /** RSASSA-PSS. */
  readonly pss: boolean;
}

/** With RSA, and with ECDSA. */
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
const curves = ['prime256v1', 'secp384r1', 'secp521r1'];

/** @param algorithm an AlgorithmIdentifier. @returns undefined when it is another. @throws NotDer. */
export function signatureScheme(algorithm: DerValue | undefined): SignatureScheme | undefined {
  const [identifier, parameters] = itemsOf(algorithm);
  const id = identifierOf(identifier);
  const hash = id === pss ? pssHash(parameters) : plain[id];
  return hash === undefined ? undefined : { hash, pss: id === pss };
}

/** RSASSA-PSS says in its parameters which hash it has. Left out, it is SHA-1 (RFC 4055, 3.1). */
function pssHash(parameters: DerValue | undefined): string | undefined {
  const field = parameters && itemsOf(parameters).find(({ tag }) => tag === explicit(0));
  const [algorithm] = field ? itemsOf(field, explicit(0)) : [];
  return algorithm && hashes[identifierOf(itemsOf(algorithm)[0])];
}

export function isSupportedKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (asymmetricKeyType === 'ec') return curves.includes(asymmetricKeyDetails?.namedCurve ?? '');
  return (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss') && bits >= 2048 && bits <= 8192;
}
