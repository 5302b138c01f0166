// Reads ASN.1 in DER (ITU-T X.690), as much of it as certificates and revocation lists are made of.

export interface DerValue {
  /** The identifier octet, for example 0x30 for a SEQUENCE. */
  readonly tag: number;
  /** What stands between this value's length and the next value. */
  readonly content: Buffer;
}

export const tags = {
  integer: 0x02,
  bitString: 0x03,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  /** `[0] EXPLICIT`. */
  first: 0xa0,
} as const;

export class NotDer extends Error {}

/** @throws NotDer when the bytes are not one value from the first to the last. */
export function readDer(bytes: Buffer): DerValue {
  const [value, ...more] = valuesIn(bytes);
  if (!value || more.length > 0) throw new NotDer('Not one DER value');
  return value;
}

/** The values inside a constructed one. @throws NotDer when its content is not made of whole values. */
export function itemsOf(value: DerValue, tag: number = tags.sequence): DerValue[] {
  if (value.tag !== tag) throw new NotDer(`Tag ${value.tag} where ${tag} has to be`);
  return valuesIn(value.content);
}

function valuesIn(bytes: Buffer): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at]!;
    const { start, length } = lengthAt(bytes, at + 1);
    // Tags beyond 30 take more octets: nothing here has one.
    if ((tag & 0x1f) === 0x1f || start + length > bytes.length) throw new NotDer('A value that does not end');
    values.push({ tag, content: bytes.subarray(start, start + length) });
    at = start + length;
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
