// A client's certificate, or an authority's: what Node.js parses, and what it does not (RFC 5280, 4.1 and 4.2).
import type { X509Certificate } from 'node:crypto';
import type { Millis } from '../contract/clock.ts';
import { isSupportedKey, signatureScheme } from '../x509/certificate-algorithms.ts';
import { type DerValue, explicit, identifierOf, itemsOf, readDer, tags, timeOf } from '../x509/der.ts';

export interface Certificate {
  readonly x509: X509Certificate;
  readonly issuer: DerValue;
  readonly subject: DerValue;
  readonly notBefore: Millis;
  readonly notAfter: Millis;
  /** How many authorities may stand below this one; undefined when that is not limited. */
  readonly pathLength: number | undefined;
  /** The bits that are set, or undefined when the key may be used for anything. */
  readonly keyUsage: ReadonlySet<number> | undefined;
  /** Object identifiers, or undefined when it may be used for anything. */
  readonly purposes: readonly string[] | undefined;
  /** Version 3, with a key and a signature that load balancers verify. */
  readonly isSupported: boolean;
  /** It has a critical extension that is not supported here. */
  readonly isRestrictedUnknown: boolean;
}

const basicConstraints = '2.5.29.19';
const keyUsage = '2.5.29.15';
const extendedKeyUsage = '2.5.29.37';
const nameConstraints = '2.5.29.30';
const understood = [
  basicConstraints,
  keyUsage,
  extendedKeyUsage,
  '2.5.29.14', // subjectKeyIdentifier
  '2.5.29.17', // subjectAltName
  '2.5.29.35', // authorityKeyIdentifier
  // Policies: without one that is asked for, all of them are taken (RFC 5280, 6.1.1 c).
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.36',
  '2.5.29.54',
];

/** @throws NotDer when it is not a valid certificate (RFC 5280) */
export function readCertificate(x509: X509Certificate): Certificate {
  const [body, algorithm] = itemsOf(readDer(x509.raw));
  const items = itemsOf(body);
  // Without a version it is of version 1.
  const version = items[0]?.tag === explicit(0) ? itemsOf(items.shift(), explicit(0))[0]?.content[0] : 0;
  const [, , issuer, validity, subject] = items;
  const [notBefore, notAfter] = itemsOf(validity);
  const outer = items.find(({ tag }) => tag === explicit(3));
  const extensions = new Map(
    (outer ? itemsOf(itemsOf(outer, explicit(3))[0]) : []).map((item) => readExtension(item)),
  );
  const value = (id: string) => extensions.get(id)?.value;
  return {
    x509,
    issuer: issuer!,
    subject: subject!,
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    pathLength: pathLengthIn(value(basicConstraints)),
    keyUsage: bitsIn(value(keyUsage)),
    purposes: value(extendedKeyUsage) && itemsOf(readDer(value(extendedKeyUsage)!)).map(identifierOf),
    isSupported: version === 2 && hasSupportedKey(x509) && signatureScheme(algorithm) !== undefined,
    isRestrictedUnknown:
      extensions.has(nameConstraints) ||
      [...extensions].some(([id, { critical }]) => critical && !understood.includes(id)),
  };
}

function readExtension(item: DerValue) {
  const [id, ...rest] = itemsOf(item);
  const critical = rest[0]?.tag === tags.boolean && rest[0].content[0] !== 0;
  return [identifierOf(id), { critical, value: rest.at(-1)!.content }] as const;
}

function pathLengthIn(value: Buffer | undefined): number | undefined {
  const length = value && itemsOf(readDer(value)).find(({ tag }) => tag === tags.integer);
  return length && Number.parseInt(length.content.toString('hex'), 16);
}

/** A BIT STRING's first octet counts those left over in the last; the first bit is the highest. */
function bitsIn(value: Buffer | undefined): ReadonlySet<number> | undefined {
  if (!value) return undefined;
  const [, ...octets] = readDer(value).content;
  const bits = octets.flatMap((octet, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => octet & (0x80 >> bit)).map((bit) => index * 8 + bit),
  );
  return new Set(bits);
}

function hasSupportedKey(x509: X509Certificate): boolean {
  try {
    return isSupportedKey(x509.publicKey);
  } catch {
    // OpenSSL does not know its kind.
    return false;
  }
}
