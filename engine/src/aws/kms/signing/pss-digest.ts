// RSASSA-PSS of a digest that is known already (RFC 8017, 9.1), with a salt as long as the digest.
import { constants, createHash, type KeyObject, privateEncrypt, publicDecrypt } from 'node:crypto';
import type { SigningAlgorithm } from './algorithms.ts';

type Hash = SigningAlgorithm['hash'];
const padding = constants.RSA_NO_PADDING;
const hashOf = (hash: Hash, ...parts: readonly Uint8Array[]) =>
  createHash(hash).update(Buffer.concat(parts)).digest();
const zeros = Buffer.alloc(8);
const trailer = 0xbc;

export function signDigestByPss(key: KeyObject, digest: Buffer, hash: Hash): Buffer {
  const length = bytesOf(key);
  // A salt need not be secret, and nothing else of the engine's randomness is at hand: it follows from the key and digest.
  const salt = hashOf(hash, key.export({ type: 'pkcs8', format: 'der' }), digest);
  const h = hashOf(hash, zeros, digest, salt);
  const block = Buffer.alloc(length - h.length - 1);
  block[block.length - salt.length - 1] = 1;
  salt.copy(block, block.length - salt.length);
  const masked = masking(block, h, hash);
  masked[0]! &= 0x7f;
  return privateEncrypt({ key, padding }, Buffer.concat([masked, h, Buffer.from([trailer])]));
}

export function verifyDigestByPss(key: KeyObject, digest: Buffer, signature: Buffer, hash: Hash): boolean {
  if (signature.length !== bytesOf(key)) return false;
  let message: Buffer;
  try {
    message = publicDecrypt({ key, padding }, signature);
  } catch {
    return false;
  }
  if (message.at(-1) !== trailer) return false;
  const h = message.subarray(-digest.length - 1, -1);
  const block = masking(message.subarray(0, message.length - digest.length - 1), h, hash);
  block[0]! &= 0x7f;
  const salt = block.subarray(-digest.length);
  const padded = block.subarray(0, -digest.length);
  return (
    padded.at(-1) === 1 &&
    padded.subarray(0, -1).every((byte) => byte === 0) &&
    hashOf(hash, zeros, digest, salt).equals(h)
  );
}

/** MGF1 over the block, which takes the mask off again. */
function masking(block: Buffer, seed: Buffer, hash: Hash): Buffer {
  const masked = Buffer.from(block);
  for (let at = 0, counter = 0; at < masked.length; counter++) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    for (const byte of hashOf(hash, seed, count)) if (at < masked.length) masked[at++]! ^= byte;
  }
  return masked;
}

const bytesOf = (key: KeyObject) => (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
