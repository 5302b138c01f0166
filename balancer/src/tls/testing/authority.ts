// For tests: authorities that issue certificates and revocation lists, as good or as bad as a test wants them.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { identifier, integer, sequence, time, wrapped } from './der.ts';

export interface Issued {
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: string;
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly name: Buffer;
}

export interface CertificateRequest {
  /** Object identifiers (or `CN`, `O` …) and values, from the top down; a list shares one part of the name. */
  readonly name?: readonly (readonly [string, string])[];
  /** Hexadecimal. */
  readonly serial?: string;
  /** ISO 8601. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly authority?: boolean | { readonly pathLength: number };
  /** Bits. */
  readonly keyUsage?: number;
  /** Object identifiers. */
  readonly purposes?: readonly string[];
  /** Object identifiers of more extensions, all of them critical and empty. */
  readonly critical?: readonly string[];
  readonly rsaBits?: number;
  /** Those of a certificate before. */
  readonly keys?: Issued['keys'];
  readonly hash?: 'sha1' | 'sha256';
}

export const clientAuth = '1.3.6.1.5.5.7.3.2';
export const serverAuth = '1.3.6.1.5.5.7.3.1';
const types: Readonly<Record<string, string>> = {
  C: '2.5.4.6',
  ST: '2.5.4.8',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
};
let serials = 0x1000;

/** @param issuer itself, when absent. */
export function issue(commonName: string, request: CertificateRequest = {}, issuer?: Issued): Issued {
  const keys =
    request.keys ??
    (request.rsaBits
      ? generateKeyPairSync('rsa', { modulusLength: request.rsaBits })
      : generateKeyPairSync('ec', { namedCurve: 'prime256v1' }));
  const name = sequence(
    ...[...(request.name ?? []), ['CN', commonName] as const].map(([type, value]) =>
      wrapped(0x31, sequence(identifier(types[type] ?? type), wrapped(0x0c, Buffer.from(value)))),
    ),
  );
  const by = issuer ?? { keys, name };
  const algorithm = algorithmOf(by.keys.privateKey, request.hash);
  const body = sequence(
    wrapped(0xa0, integer('02')),
    integer(request.serial ?? (serials++).toString(16)),
    algorithm,
    by.name,
    sequence(
      time(request.notBefore ?? '2020-01-01T00:00:00Z'),
      time(request.notAfter ?? '2120-01-01T00:00:00Z'),
    ),
    name,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    wrapped(0xa3, sequence(...extensions(request))),
  );
  const certificate = signed(body, algorithm, by.keys.privateKey, request.hash);
  return {
    certificate: pem('CERTIFICATE', certificate),
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    keys,
    name,
  };
}

/** PEM. @param signer another than the issuer, for a list that is forged. */
export function revocationList(issuer: Issued, serials: readonly string[], signer = issuer): string {
  const algorithm = algorithmOf(signer.keys.privateKey);
  const date = time('2024-01-01T00:00:00Z');
  const entries = serials.map((serial) => sequence(integer(serial), date));
  const body = sequence(
    integer('01'),
    algorithm,
    issuer.name,
    date,
    ...(entries.length > 0 ? [sequence(...entries)] : []),
  );
  return pem('X509 CRL', signed(body, algorithm, signer.keys.privateKey));
}

function extensions({ authority, keyUsage, purposes, critical = [] }: CertificateRequest): Buffer[] {
  const extension = (id: string, value: Buffer) =>
    sequence(identifier(id), wrapped(0x01, Buffer.from([0xff])), wrapped(0x04, value));
  const limit = typeof authority === 'object' ? [integer(`0${authority.pathLength}`)] : [];
  return [
    extension('2.5.29.19', sequence(...(authority ? [wrapped(0x01, Buffer.from([0xff])), ...limit] : []))),
    ...(keyUsage === undefined
      ? []
      : [extension('2.5.29.15', wrapped(0x03, Buffer.from([0, 0x80 >> keyUsage])))]),
    ...(purposes ? [extension('2.5.29.37', sequence(...purposes.map(identifier)))] : []),
    ...critical.map((id) => extension(id, sequence())),
  ];
}

function algorithmOf(key: KeyObject, hash: 'sha1' | 'sha256' = 'sha256'): Buffer {
  if (key.asymmetricKeyType === 'ec') {
    return sequence(identifier(hash === 'sha1' ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2'));
  }
  const id = hash === 'sha1' ? '1.2.840.113549.1.1.5' : '1.2.840.113549.1.1.11';
  return sequence(identifier(id), wrapped(0x05));
}

function signed(body: Buffer, algorithm: Buffer, key: KeyObject, hash = 'sha256'): Buffer {
  return sequence(body, algorithm, wrapped(0x03, Buffer.from([0]), sign(hash, body, key)));
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
