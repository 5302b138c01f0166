// RSASSA-PKCS1-v1_5 of a digest that is known already (RFC 8017, 8.2): the padding of its DigestInfo.
import { constants, type KeyObject, privateEncrypt, publicDecrypt } from 'node:crypto';
import type { SigningAlgorithm } from './algorithms.ts';

/** RFC 8017, 9.2, note 1. */
const prefixes: Readonly<Record<SigningAlgorithm['hash'], string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};
const padding = constants.RSA_PKCS1_PADDING;
const infoOf = (digest: Buffer, hash: SigningAlgorithm['hash']) =>
  Buffer.concat([Buffer.from(prefixes[hash], 'hex'), digest]);

export function signDigestByPkcs1(key: KeyObject, digest: Buffer, hash: SigningAlgorithm['hash']): Buffer {
  return privateEncrypt({ key, padding }, infoOf(digest, hash));
}

export function verifyDigestByPkcs1(
  key: KeyObject,
  digest: Buffer,
  signature: Buffer,
  hash: SigningAlgorithm['hash'],
): boolean {
  try {
    return publicDecrypt({ key, padding }, signature).equals(infoOf(digest, hash));
  } catch {
    return false;
  }
}
