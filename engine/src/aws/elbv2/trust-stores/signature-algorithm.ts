// The signature algorithms that certificates and revocation lists of a trust store may have.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
import { type DerValue, explicit, identifierOf, itemsOf } from '../../../kernel/der.ts';

/** SHA-256, 384 and 512 with RSA, and with ECDSA. */
const withRsaOrEcdsa = [
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
];
/** RSASSA-PSS says in its parameters which hash it has: of SHA-2, the same three. */
const pss = '1.2.840.113549.1.1.10';
const sha2 = ['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'];

/** Of an AlgorithmIdentifier: an object identifier, then parameters. @throws NotDer. */
export function isSupportedSignature(algorithm: DerValue): boolean {
  const [identifier, parameters] = itemsOf(algorithm);
  const name = identifierOf(identifier);
  if (name !== pss) return withRsaOrEcdsa.includes(name);
  // Left out, the hash is SHA-1 (RFC 4055, 3.1).
  const hash = itemsOf(parameters).find(({ tag }) => tag === explicit(0));
  if (!hash) return false;
  const [hashAlgorithm] = itemsOf(hash, explicit(0));
  return sha2.includes(identifierOf(itemsOf(hashAlgorithm)[0]));
}
