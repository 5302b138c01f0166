// ECDSA of a digest that is known already (FIPS 186-5, 6.4).
import { createECDH, createHash, type KeyObject } from 'node:crypto';
import type { Curve } from '../keys/specs.ts';
import { type CurveParameters, curves, inverse, modulo, multiplyAndAdd, type Point } from './curves.ts';

export function signDigestByEcdsa(key: KeyObject, curve: Curve, digest: Buffer): Buffer {
  const parameters = curves[curve];
  const { n } = parameters;
  const d = numberOf(Buffer.from(key.export({ format: 'jwk' }).d!, 'base64url'));
  const z = truncated(digest, parameters);
  for (let attempt = 0; ; attempt++) {
    const k = nonce(d, digest, attempt, n);
    const r = timesBase(k, curve).x % n;
    const s = modulo(inverse(k, n) * (z + r * d), n);
    if (r !== 0n && s !== 0n) return derOf(r, s);
  }
}

export function verifyDigestByEcdsa(
  key: KeyObject,
  curve: Curve,
  digest: Buffer,
  signature: Buffer,
): boolean {
  const parameters = curves[curve];
  const { n } = parameters;
  const { r, s } = numbersOf(signature) ?? { r: 0n, s: 0n };
  if (r <= 0n || r >= n || s <= 0n || s >= n) return false;
  const jwk = key.export({ format: 'jwk' });
  const point = { x: fromBase64(jwk.x!), y: fromBase64(jwk.y!) };
  const w = inverse(s, n);
  const u1 = (truncated(digest, parameters) * w) % n;
  const sum = multiplyAndAdd((r * w) % n, point, u1 === 0n ? undefined : timesBase(u1, curve), parameters);
  return sum !== undefined && sum.x % n === r;
}

/**
 * As unpredictable as the private key, and never the same for two digests: it follows from both, as in RFC 6979, though
 * not by its algorithm. 1,024 bits leave no bias that could be seen.
 */
function nonce(d: bigint, digest: Buffer, attempt: number, n: bigint): bigint {
  const half = (name: string) =>
    createHash('sha512')
      .update(`${name}:${attempt}:${d.toString(16)}:${digest.toString('hex')}`)
      .digest();
  return (numberOf(Buffer.concat([half('a'), half('b')])) % (n - 1n)) + 1n;
}

/** The base point, that many times. */
function timesBase(factor: bigint, curve: Curve): Point {
  const { bytes } = curves[curve];
  const pair = createECDH(curve);
  pair.setPrivateKey(Buffer.from(factor.toString(16).padStart(bytes * 2, '0'), 'hex'));
  const point = pair.getPublicKey();
  return { x: numberOf(point.subarray(1, 1 + bytes)), y: numberOf(point.subarray(1 + bytes)) };
}

/** The digest's leftmost bits, as many as the order has. */
function truncated(digest: Buffer, { n }: CurveParameters): bigint {
  const excess = digest.length * 8 - n.toString(2).length;
  return excess > 0 ? numberOf(digest) >> BigInt(excess) : numberOf(digest);
}

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`);
const fromBase64 = (text: string): bigint => numberOf(Buffer.from(text, 'base64url'));

const sequence = 0x30;
const integer = 0x02;

/** A sequence of two integers (X.690). */
function derOf(...numbers: readonly bigint[]): Buffer {
  const parts = numbers.map((number) => {
    const digits = number.toString(16);
    const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
    return tagged(integer, bytes[0]! >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes);
  });
  return tagged(sequence, Buffer.concat(parts));
}

/** No part of a signature is longer than 255 bytes. */
function tagged(tag: number, body: Buffer): Buffer {
  const length = body.length < 0x80 ? [body.length] : [0x81, body.length];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

function numbersOf(der: Buffer): { readonly r: bigint; readonly s: bigint } | undefined {
  const whole = read(der, 0, sequence);
  if (!whole || whole.end !== der.length) return undefined;
  const first = read(whole.body, 0, integer);
  const second = first && read(whole.body, first.end, integer);
  return first && second?.end === whole.body.length
    ? { r: numberOf(first.body), s: numberOf(second.body) }
    : undefined;
}

function read(
  bytes: Buffer,
  at: number,
  tag: number,
): { readonly body: Buffer; readonly end: number } | undefined {
  if (bytes[at] !== tag) return undefined;
  const isLong = bytes[at + 1] === 0x81;
  const length = bytes[at + (isLong ? 2 : 1)];
  const start = at + (isLong ? 3 : 2);
  if (length === undefined || start + length > bytes.length) return undefined;
  return { body: bytes.subarray(start, start + length), end: start + length };
}
