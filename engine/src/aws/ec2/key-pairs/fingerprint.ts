// Fingerprints of key pairs. EC2 guide, "Verify the fingerprint of your key pair": of an RSA key that EC2 created, the
// SHA-1 of the private key; of an imported one, the MD5 of the public key; of an ED25519 key, the SHA-256 of the public
// key as OpenSSH writes it, both created and imported.
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

export interface ParsedPublicKey {
  readonly type: 'rsa' | 'ed25519';
  readonly fingerprint: string;
}

export function createdFingerprint(type: 'rsa' | 'ed25519', privateKey: KeyObject): string {
  if (type === 'rsa') return colons('sha1', privateKey.export({ type: 'pkcs8', format: 'der' }));
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return sha256(Buffer.concat([field('ssh-ed25519'), field(Buffer.from(x, 'base64url'))]));
}

/** Reads `ssh-rsa AAAA… comment` (RFC 4253, 6.6; RFC 8709, 4). Undefined when it is not such a key. */
export function parsePublicKey(openSsh: string): ParsedPublicKey | undefined {
  const [, name, body = ''] = /^(ssh-rsa|ssh-ed25519)\s+([A-Za-z0-9+/=]+)/.exec(openSsh) ?? [];
  const bytes = Buffer.from(body, 'base64');
  const [kind, first, second] = fields(bytes);
  if (!name || kind?.toString() !== name || !first) return undefined;
  if (name === 'ssh-ed25519') return { type: 'ed25519', fingerprint: sha256(bytes) };
  if (!second) return undefined;
  const der = rsaPublicKey(first, second)?.export({ type: 'spki', format: 'der' });
  return der && { type: 'rsa', fingerprint: colons('md5', der) };
}

function rsaPublicKey(exponent: Buffer, modulus: Buffer): KeyObject | undefined {
  const key = { kty: 'RSA', e: exponent.toString('base64url'), n: modulus.toString('base64url') };
  try {
    return createPublicKey({ key, format: 'jwk' });
  } catch {
    return undefined;
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64');

const colons = (hash: string, bytes: Buffer) =>
  createHash(hash).update(bytes).digest('hex').match(/../g)!.join(':');

/** A string of the SSH wire format: four bytes of length, then the bytes. */
function field(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function fields(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    found.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return found;
}
