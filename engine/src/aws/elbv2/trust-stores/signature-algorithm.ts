// The signature algorithms that certificates and revocation lists of a trust store may have.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
import { type DerValue, itemsOf, tags } from './der.ts';

/** By object identifier, in hexadecimal: SHA-256, 384 and 512 with RSA (1.2.840.113549.1.1) and ECDSA (…10045.4.3). */
const withRsaOrEcdsa = [
  '2a864886f70d01010b',
  '2a864886f70d01010c',
  '2a864886f70d01010d',
  '2a8648ce3d040302',
  '2a8648ce3d040303',
  '2a8648ce3d040304',
];
/** RSASSA-PSS says in its parameters which hash it has. */
const pss = '2a864886f70d01010a';
const sha2 = ['608648016503040201', '608648016503040202', '608648016503040203'];

/** Of an AlgorithmIdentifier: an object identifier, then parameters. @throws NotDer. */
export function isSupportedSignature(algorithm: DerValue): boolean {
  const [identifier, parameters] = itemsOf(algorithm);
  const name = identifierText(identifier);
  if (name !== pss) return withRsaOrEcdsa.includes(name);
  // Left out, the hash is SHA-1 (RFC 4055, 3.1).
  const hash = parameters && itemsOf(parameters).find(({ tag }) => tag === tags.first);
  if (!hash) return false;
  const [hashAlgorithm] = itemsOf(hash, tags.first);
  return hashAlgorithm !== undefined && sha2.includes(identifierText(itemsOf(hashAlgorithm)[0]));
}

function identifierText(value: DerValue | undefined): string {
  return value?.tag === tags.objectIdentifier ? value.content.toString('hex') : '';
}
