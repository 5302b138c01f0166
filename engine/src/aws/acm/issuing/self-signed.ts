// Creates a key pair and a self-signed certificate: X.509 version 3 as in RFC 5280, section 4.
//
// Written by hand, because operations and controllers are synchronous: Node.js reads certificates but does not issue
// them, and the libraries that do and support elliptic curves sign with Web Crypto, which is asynchronous.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  bitString,
  boolean,
  type Der,
  explicit,
  implicit,
  integer,
  nothing,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  utf8String,
} from './der.ts';

export const issuedKeyAlgorithms = ['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'] as const;
export type IssuedKeyAlgorithm = (typeof issuedKeyAlgorithms)[number];

export interface SelfSigned {
  /** PEM. */
  readonly certificate: string;
  /** PEM (PKCS #8). */
  readonly privateKey: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const validDays = 395;
/** Clients use the machine's clock. The engine's may be far ahead of it after time was advanced. */
const validBeforeDays = 365;

interface Algorithm {
  readonly hash: 'sha256' | 'sha384';
  /** The AlgorithmIdentifier of a signature by such a key. */
  readonly signature: Der;
  /** Bits of KeyUsage: digitalSignature, and for RSA keyEncipherment. */
  readonly keyUsage: Der;
  make(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}

const algorithms: Readonly<Record<IssuedKeyAlgorithm, Algorithm>> = {
  RSA_2048: {
    hash: 'sha256',
    signature: sequence(objectIdentifier('1.2.840.113549.1.1.11'), nothing),
    keyUsage: bitString(Buffer.from([0b1010_0000]), 5),
    make: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  },
  EC_prime256v1: {
    hash: 'sha256',
    signature: sequence(objectIdentifier('1.2.840.10045.4.3.2')),
    keyUsage: bitString(Buffer.from([0b1000_0000]), 7),
    make: () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  },
  EC_secp384r1: {
    hash: 'sha384',
    signature: sequence(objectIdentifier('1.2.840.10045.4.3.3')),
    keyUsage: bitString(Buffer.from([0b1000_0000]), 7),
    make: () => generateKeyPairSync('ec', { namedCurve: 'secp384r1' }),
  },
};

/**
 * `names` are DNS names, the first of them the subject. Keys come from the operating system, never from a seed: they
 * must not be guessed.
 */
export function selfSigned({
  names,
  keyAlgorithm,
  now,
  serial,
}: {
  readonly names: readonly string[];
  readonly keyAlgorithm: IssuedKeyAlgorithm;
  readonly now: number;
  /** 32 hexadecimal digits. */
  readonly serial: string;
}): SelfSigned {
  const algorithm = algorithms[keyAlgorithm];
  const { publicKey, privateKey } = algorithm.make();
  const [subject = ''] = names;
  const today = Math.floor(now / dayMs) * dayMs;
  // A common name has at most 64 characters: a longer name is only an alternative name.
  const short = subject.length <= 64;
  const name = short ? sequence(set(sequence(objectIdentifier('2.5.4.3'), utf8String(subject)))) : sequence();
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.from(serial, 'hex')),
    algorithm.signature,
    name,
    sequence(time(today - validBeforeDays * dayMs), time(today + validDays * dayMs - 1000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, extensions(names, !short, algorithm.keyUsage)),
  );
  const certificate = sequence(body, algorithm.signature, bitString(sign(algorithm.hash, body, privateKey)));
  return {
    certificate: pem(certificate),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** If the subject is empty, the alternative names are critical (4.2.1.6). */
function extensions(names: readonly string[], namesCritical: boolean, keyUsage: Der): Der {
  const extension = (id: string, critical: boolean, value: Der) =>
    sequence(objectIdentifier(id), ...(critical ? [boolean(true)] : []), octetString(value));
  const [dnsName, ipAddress] = [2, 7];
  return sequence(
    extension(
      '2.5.29.17', // subjectAltName
      namesCritical,
      sequence(
        ...names.map((each) => implicit(dnsName, Buffer.from(each))),
        // Listeners are on this machine, with DNS names like `127.0.0.1:<port>`.
        implicit(ipAddress, Buffer.from([127, 0, 0, 1])),
      ),
    ),
    // Not an authority: a client that trusts it trusts only these names, and nothing else that its key signs.
    extension('2.5.29.19', true, sequence()),
    extension('2.5.29.15', true, keyUsage),
    // extendedKeyUsage: serverAuth
    extension('2.5.29.37', false, sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))),
  );
}

function pem(der: Der): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
