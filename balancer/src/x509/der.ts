// Reads ASN.1 in DER (ITU-T X.690), as much of it as certificates and revocation lists are made of.

export interface DerValue {
  /** The identifier octet, for example 0x30 for a SEQUENCE. */
  readonly tag: number;
  /** What stands between this value's length and the next value. */
  readonly content: Buffer;
  /** The whole value: what signatures are made over. */
  readonly bytes: Buffer;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** `[n] EXPLICIT`: stands around another value. */
export const explicit = (n: number) => 0xa0 | n;

export class NotDer extends Error {}

/** @throws NotDer when the bytes are not one value from the first to the last. */
export function readDer(bytes: Buffer): DerValue {
  const [value, ...more] = valuesIn(bytes);
  if (!value || more.length > 0) throw new NotDer('Not one DER value');
  return value;
}

/** The values inside a constructed one. @throws NotDer when it is another, or its content not made of whole values. */
export function itemsOf(value: DerValue | undefined, tag: number = tags.sequence): DerValue[] {
  if (value?.tag !== tag) throw new NotDer(`Tag ${value?.tag} where ${tag} has to be`);
  return valuesIn(value.content);
}

/** Dotted, for example `2.5.4.3`. @throws NotDer when it is no object identifier. */
export function identifierOf(value: DerValue | undefined): string {
  if (value?.tag !== tags.objectIdentifier) throw new NotDer('No object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of value.content) {
    arc = arc * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [both = 0, ...rest] = arcs;
  // X.690, 8.19.4: the first two arcs share one number.
  const first = Math.min(2, Math.floor(both / 40));
  return [first, both - 40 * first, ...rest].join('.');
}

/** Milliseconds since the epoch. @throws NotDer when it is not a valid time (RFC 5280, 4.1.2.5) */
export function timeOf(value: DerValue | undefined): number {
  const text = value?.content.toString('latin1') ?? '';
  const short = value?.tag === tags.utcTime;
  const digits = short ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits)?.slice(1).map(Number);
  if (!parts || !(short || value?.tag === tags.generalizedTime)) throw new NotDer('No time');
  const [year = 0, month = 1, day, hour, minute, second] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function valuesIn(bytes: Buffer): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at]!;
    const { start, length } = lengthAt(bytes, at + 1);
    const end = start + length;
    // Tags beyond 30 take more octets: nothing here has one.
    if ((tag & 0x1f) === 0x1f || end > bytes.length) throw new NotDer('A value that does not end');
    values.push({ tag, content: bytes.subarray(start, end), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return values;
}

/** Up to 127 in one octet; beyond, the number of octets that the length takes, and those. */
function lengthAt(bytes: Buffer, at: number): { readonly start: number; readonly length: number } {
  const first = bytes[at];
  if (first === undefined) throw new NotDer('A value without a length');
  if (first < 0x80) return { start: at + 1, length: first };
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4 || at + 1 + octets > bytes.length) throw new NotDer('A length that is none');
  return { start: at + 1 + octets, length: bytes.readUIntBE(at + 1, octets) };
}
