// Encodes ASN.1 in DER (ITU-T X.690): only the types that a certificate consists of.

export type Der = Buffer;

export const sequence = (...items: readonly Der[]): Der => wrapped(0x30, ...items);
export const set = (...items: readonly Der[]): Der => wrapped(0x31, ...items);
/** `[n] EXPLICIT`: wraps another value. */
export const explicit = (tag: number, item: Der): Der => wrapped(0xa0 | tag, item);
/** `[n] IMPLICIT` of a primitive type: its bytes under another tag. */
export const implicit = (tag: number, bytes: Buffer): Der => wrapped(0x80 | tag, bytes);

export const octetString = (bytes: Buffer): Der => wrapped(0x04, bytes);
export const utf8String = (text: string): Der => wrapped(0x0c, Buffer.from(text));
export const boolean = (value: boolean): Der => wrapped(0x01, Buffer.from([value ? 0xff : 0]));
export const nothing: Der = Buffer.from([0x05, 0x00]);

/** Bits from the most significant on, as in KeyUsage; `unused` counts the last byte's bits that do not belong. */
export const bitString = (bytes: Buffer, unused = 0): Der => wrapped(0x03, Buffer.from([unused]), bytes);

/** A non-negative number, as big-endian bytes. */
export function integer(bytes: Buffer): Der {
  let first = 0;
  while (first < bytes.length - 1 && bytes[first] === 0) first++;
  const short = bytes.subarray(first);
  // A leading 1 bit would make it negative.
  return wrapped(0x02, short[0]! >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short);
}

/** For example `2.5.4.3`. */
export function objectIdentifier(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const septets = [arc & 0x7f];
    for (let more = arc >>> 7; more > 0; more >>>= 7) septets.unshift((more & 0x7f) | 0x80);
    return septets;
  });
  return wrapped(0x06, Buffer.from(bytes));
}

/** RFC 5280 4.1.2.5: UTCTime (two-digit years) until 2049, GeneralizedTime from then on; whole seconds, in UTC. */
export function time(ms: number): Der {
  const digits = `${new Date(ms).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return Number(digits.slice(0, 4)) < 2050
    ? wrapped(0x17, Buffer.from(digits.slice(2)))
    : wrapped(0x18, Buffer.from(digits));
}

function wrapped(tag: number, ...parts: readonly Buffer[]): Der {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body)]), body]);
}

/** Up to 127 in one byte; above, the number of length bytes and then those bytes. */
function lengthOf({ length }: Buffer): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}
