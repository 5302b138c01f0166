// Ciphertexts of symmetric keys: AES-256-GCM, in front of which stand the key's id and its material's, so that Decrypt needs
// to be told neither. The layout is the engine's own: AWS documents none.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Context } from '../../../kernel/context.ts';
import { randomBytes } from '../keys/material.ts';
import type { KeyRecord } from '../state.ts';
import { bytesOf, type EncryptionContext } from './context.ts';

const version = 1;
const idLength = 36;
const materialLength = 32;
const ivLength = 12;
const tagLength = 16;
const headLength = 1 + idLength + materialLength;

export function seal(
  { id, material }: KeyRecord,
  plaintext: Uint8Array,
  context: EncryptionContext | undefined,
  ids: Context['ids'],
): Buffer {
  const current = material.at(-1)!;
  const head = Buffer.concat([Buffer.from([version]), Buffer.from(id), Buffer.from(current.id, 'hex')]);
  const iv = randomBytes(ivLength, ids);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(current.secret, 'base64'), iv);
  cipher.setAAD(Buffer.concat([head, bytesOf(context)]));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
}

/** The id of the key that a ciphertext was made with; undefined when it is none of ours. */
export function keyIdOf(ciphertext: Uint8Array): string | undefined {
  if (ciphertext.length < headLength + ivLength + tagLength || ciphertext[0] !== version) return undefined;
  return Buffer.from(ciphertext.subarray(1, 1 + idLength)).toString();
}

/** Undefined when the ciphertext was changed, or has another encryption context. */
export function open(
  { material }: KeyRecord,
  ciphertext: Uint8Array,
  context: EncryptionContext | undefined,
): { readonly plaintext: Buffer; readonly materialId: string } | undefined {
  const bytes = Buffer.from(ciphertext);
  const head = bytes.subarray(0, headLength);
  const materialId = head.subarray(1 + idLength).toString('hex');
  const used = material.find(({ id }) => id === materialId);
  if (!used) return undefined;
  const iv = bytes.subarray(headLength, headLength + ivLength);
  const tag = bytes.subarray(headLength + ivLength, headLength + ivLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(used.secret, 'base64'), iv, {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.concat([head, bytesOf(context)]));
  decipher.setAuthTag(tag);
  try {
    const plaintext = Buffer.concat([
      decipher.update(bytes.subarray(headLength + ivLength + tagLength)),
      decipher.final(),
    ]);
    return { plaintext, materialId };
  } catch {
    return undefined;
  }
}
