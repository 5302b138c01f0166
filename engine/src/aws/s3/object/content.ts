// An object's bytes.
import { createHash } from 'node:crypto';

/** The bytes of a request's Body. In process and at the gateway a Body is bytes or text, never a stream. */
export function bytesOf(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  throw new Error('The body of an object must be bytes or text, not a stream');
}

/** The MD5, in quotes. */
export function eTagOf(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}
