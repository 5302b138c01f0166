// A certificate revocation list (RFC 5280, 5.1): which serial numbers of an authority are revoked.
import type { KeyObject } from 'node:crypto';
import { type DerValue, itemsOf, readDer, tags } from '../x509/der.ts';
import { isSignedBy } from './signature.ts';

export class RevocationList {
  readonly issuer: DerValue;
  readonly #serials: ReadonlySet<string>;
  readonly #body: DerValue;
  readonly #algorithm: DerValue | undefined;
  readonly #signature: DerValue | undefined;

  /** @throws NotDer when it cannot be read. */
  constructor(pem: string) {
    const base64 = /-----BEGIN X509 CRL-----([^-]*)-----END/.exec(pem)?.[1] ?? '';
    const [body, algorithm, signature] = itemsOf(readDer(Buffer.from(base64, 'base64')));
    const items = itemsOf(body);
    // TBSCertList: version?, signature, issuer, thisUpdate, nextUpdate?, revokedCertificates?, extensions?
    if (items[0]?.tag === tags.integer) items.shift();
    const [, issuer, , ...rest] = items;
    itemsOf(issuer);
    const revoked = rest.find(({ tag }) => tag === tags.sequence);
    this.issuer = issuer!;
    this.#serials = new Set(revoked ? itemsOf(revoked).map((entry) => serialIn(entry)) : []);
    this.#body = body!;
    this.#algorithm = algorithm;
    this.#signature = signature;
  }

  isSignedBy(key: KeyObject): boolean {
    return isSignedBy(key, this.#body.bytes, this.#algorithm, this.#signature);
  }

  /** @param serial hexadecimal, as Node.js gives it. */
  revokes(serial: string): boolean {
    return this.#serials.has(serial.toLowerCase());
  }
}

/** As Node.js has serial numbers: hexadecimal, without the zero octet that keeps them from being negative. */
function serialIn(entry: DerValue): string {
  const digits = itemsOf(entry)[0]?.content.toString('hex') ?? '';
  return digits.length > 2 && digits.startsWith('00') ? digits.slice(2) : digits;
}
