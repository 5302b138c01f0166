// The parameters of curves y² = x³ + ax + b over the integers modulo p, whose base point has the order n, and the
// multiplication of a point. https://www.secg.org/sec2-v2.pdf
import type { Curve } from '../keys/specs.ts';

export interface CurveParameters {
  readonly p: bigint;
  readonly n: bigint;
  readonly a: bigint;
  /** Of a coordinate. */
  readonly bytes: number;
}

export interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

const hex = (digits: string) => BigInt(`0x${digits.replaceAll(' ', '')}`);

export const curves: Readonly<Record<Curve, CurveParameters>> = {
  prime256v1: {
    p: hex('ffffffff 00000001 00000000 00000000 00000000 ffffffff ffffffff ffffffff'),
    n: hex('ffffffff 00000000 ffffffff ffffffff bce6faad a7179e84 f3b9cac2 fc632551'),
    a: -3n,
    bytes: 32,
  },
  secp384r1: {
    p: hex(
      'ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff fffffffe ffffffff 00000000 00000000 ffffffff',
    ),
    n: hex(
      'ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff c7634d81 f4372ddf 581a0db2 48b0a77a ecec196a ccc52973',
    ),
    a: -3n,
    bytes: 48,
  },
  secp521r1: {
    p: 2n ** 521n - 1n,
    n: hex(
      '01ff ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff fffffffa 51868783 bf2f966b 7fcc0148 f709a5d0 3bb5c9b8 899c47ae bb6fb71e 91386409',
    ),
    a: -3n,
    bytes: 66,
  },
  secp256k1: {
    p: hex('ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff fffffffe fffffc2f'),
    n: hex('ffffffff ffffffff ffffffff fffffffe baaedce6 af48a03b bfd25e8c d0364141'),
    a: 0n,
    bytes: 32,
  },
};

export const modulo = (value: bigint, m: bigint): bigint => ((value % m) + m) % m;

/** By Euclid's extended algorithm. */
export function inverse(value: bigint, m: bigint): bigint {
  let [r, next] = [m, modulo(value, m)];
  let [t, nextT] = [0n, 1n];
  while (next !== 0n) {
    const quotient = r / next;
    [r, next] = [next, r - quotient * next];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return modulo(t, m);
}

/** Jacobian coordinates, which need no division: x = X / Z², y = Y / Z³. Z is 0 of the point at infinity. */
interface Jacobian {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}
const infinity: Jacobian = { x: 1n, y: 1n, z: 0n };

/** `factor` × `point` + `addend`; undefined for the point at infinity. */
export function multiplyAndAdd(
  factor: bigint,
  point: Point,
  addend: Point | undefined,
  curve: CurveParameters,
): Point | undefined {
  let sum = infinity;
  for (const bit of factor.toString(2)) {
    sum = doubled(sum, curve);
    if (bit === '1') sum = added(sum, point, curve);
  }
  if (addend) sum = added(sum, addend, curve);
  if (sum.z === 0n) return undefined;
  const z = inverse(sum.z, curve.p);
  return { x: modulo(sum.x * z * z, curve.p), y: modulo(sum.y * z * z * z, curve.p) };
}

function doubled({ x, y, z }: Jacobian, { p, a }: CurveParameters): Jacobian {
  if (z === 0n || y === 0n) return infinity;
  const yy = (y * y) % p;
  const s = (4n * x * yy) % p;
  const m = modulo(3n * x * x + a * z ** 4n, p);
  const newX = modulo(m * m - 2n * s, p);
  return { x: newX, y: modulo(m * (s - newX) - 8n * yy * yy, p), z: (2n * y * z) % p };
}

function added(first: Jacobian, second: Point, curve: CurveParameters): Jacobian {
  if (first.z === 0n) return { ...second, z: 1n };
  const { p } = curve;
  const zz = (first.z * first.z) % p;
  const u = (second.x * zz) % p;
  const s = (second.y * zz * first.z) % p;
  const h = modulo(u - first.x, p);
  const r = modulo(s - first.y, p);
  if (h === 0n) return r === 0n ? doubled(first, curve) : infinity;
  const hh = (h * h) % p;
  const hhh = (h * hh) % p;
  const v = (first.x * hh) % p;
  const x = modulo(r * r - hhh - 2n * v, p);
  return { x, y: modulo(r * (v - x) - first.y * hhh, p), z: (first.z * h) % p };
}
