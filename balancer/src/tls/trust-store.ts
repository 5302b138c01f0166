// Whether a client's certificate is trusted: a path from it to an authority of the trust store (RFC 5280, 6.1), none of
// whose certificates is revoked, out of its time or made for something else.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
// The codes: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
import { X509Certificate } from 'node:crypto';
import type { Millis } from '../contract/clock.ts';
import type { BalancedListener } from '../contract/routing-table.ts';
import { NotDer } from '../x509/der.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { RevocationList } from './revocation-list.ts';

export type Refusal =
  | 'ClientCertMaxChainDepthExceeded'
  | 'ClientCertMaxSizeExceeded'
  | 'ClientCertCrlHit'
  | 'ClientCertCrlProcessingError'
  | 'ClientCertUntrusted'
  | 'ClientCertNotYetValid'
  | 'ClientCertExpired'
  | 'ClientCertTypeUnsupported'
  | 'ClientCertInvalid'
  | 'ClientCertPurposeInvalid'
  | 'UnmappedConnectionError';

type TrustStoreParts = NonNullable<NonNullable<BalancedListener['clientCertificates']>['trustStore']>;
type Path = readonly Certificate[];

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
const maxChainDepth = 4;
const maxMessageBytes = 64 * 1024;

const clientAuthentication = '1.3.6.1.5.5.7.3.2';
const digitalSignature = 0;
const keyAgreement = 4;
const crlSign = 6;

export class TrustStore {
  readonly #authorities: readonly Certificate[];
  readonly #revocations: readonly RevocationList[];
  readonly #ignoreExpiry: boolean;

  /** @throws Error when an authority's certificate or a revocation list cannot be read. */
  constructor({ caBundle, revocations }: TrustStoreParts, ignoreExpiry: boolean) {
    const pems = caBundle.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
    this.#authorities = pems.map((pem) => readCertificate(new X509Certificate(pem)));
    this.#revocations = revocations.map((pem) => new RevocationList(pem));
    this.#ignoreExpiry = ignoreExpiry;
  }

  /** @param shown as the client sent them, its own first. @returns undefined when it may come in. */
  refusal(shown: readonly X509Certificate[], now: Millis): Refusal | undefined {
    const [own] = shown;
    // AWS has no code for a certificate that is missing.
    if (!own) return 'UnmappedConnectionError';
    if (shown.length > maxChainDepth) return 'ClientCertMaxChainDepthExceeded';
    if (shown.reduce((sum, { raw }) => sum + raw.length, 0) > maxMessageBytes)
      return 'ClientCertMaxSizeExceeded';
    try {
      const [leaf, ...others] = shown.map(readCertificate);
      // The guide lists the keys and algorithms, but does not say which code others get.
      if (!leaf!.isSupported) return 'ClientCertTypeUnsupported';
      let first: Refusal | undefined;
      for (const path of this.#paths([leaf!], others)) {
        const refusal = this.#refusalOf(path, now);
        if (!refusal) return undefined;
        first ??= refusal;
      }
      return first ?? 'ClientCertUntrusted';
    } catch (error) {
      if (error instanceof NotDer) return 'ClientCertInvalid';
      throw error;
    }
  }

  /** Every way from the last certificate of a path to a trusted one, as far up as authorities are known. */
  *#paths(path: Path, others: Path): Generator<Path> {
    const top = path.at(-1)!;
    let goesOn = false;
    for (const issuer of [...this.#authorities, ...others]) {
      if (path.some((each) => isSame(each, issuer)) || !hasIssued(issuer, top)) continue;
      for (const longer of this.#paths([...path, issuer], others)) {
        goesOn = true;
        yield longer;
      }
    }
    // An intermediate authority in the trust store is trusted without the one above it.
    if (!goesOn && this.#authorities.some((authority) => isSame(authority, top))) yield path;
  }

  /** In OpenSSL's order: what they are, what they are for, whether they are revoked, and their time last. */
  #refusalOf(path: Path, now: Millis): Refusal | undefined {
    const [leaf, ...above] = path;
    if (path.some((certificate) => certificate.isRestrictedUnknown)) return 'ClientCertInvalid';
    if (above.some(({ x509 }, below) => !x509.ca || reachesTooFar(above, below)))
      return 'ClientCertUntrusted';
    if (above.some(({ isSupported }) => !isSupported)) return 'ClientCertTypeUnsupported';
    if (!isForClients(leaf!) || !path.every(({ purposes }) => admitsClients(purposes)))
      return 'ClientCertPurposeInvalid';
    return this.#revocation(path) ?? this.#time(path, now);
  }

  /** By the lists of each issuer, if it has any: a list's own next update is not asked for. */
  #revocation(path: Path): Refusal | undefined {
    for (const [index, { x509 }] of path.slice(0, -1).entries()) {
      const issuer = path[index + 1]!;
      const named = this.#revocations.filter((list) => list.issuer.bytes.equals(issuer.subject.bytes));
      const maySign = !issuer.keyUsage || issuer.keyUsage.has(crlSign);
      const lists = named.filter((list) => maySign && list.isSignedBy(issuer.x509.publicKey));
      if (named.length > 0 && lists.length === 0) return 'ClientCertCrlProcessingError';
      if (lists.some((list) => list.revokes(x509.serialNumber))) return 'ClientCertCrlHit';
    }
    return undefined;
  }

  #time(path: Path, now: Millis): Refusal | undefined {
    for (const { notBefore, notAfter } of path.toReversed()) {
      if (now < notBefore) return 'ClientCertNotYetValid';
      if (now > notAfter && !this.#ignoreExpiry) return 'ClientCertExpired';
    }
    return undefined;
  }
}

const isSame = (one: Certificate, other: Certificate) => one.x509.raw.equals(other.x509.raw);

/** By name, key identifier and key usage, and by its signature. */
function hasIssued(issuer: Certificate, { x509 }: Certificate): boolean {
  try {
    return x509.checkIssued(issuer.x509) && x509.verify(issuer.x509.publicKey);
  } catch {
    return false;
  }
}

/** More authorities below it, by other names than their issuers', than it allows. `at`: its place above the leaf. */
function reachesTooFar(above: Path, at: number): boolean {
  const { pathLength } = above[at]!;
  const below = above.slice(0, at).filter(({ issuer, subject }) => !issuer.bytes.equals(subject.bytes));
  return pathLength !== undefined && below.length > pathLength;
}

function isForClients({ keyUsage }: Certificate): boolean {
  return !keyUsage || keyUsage.has(digitalSignature) || keyUsage.has(keyAgreement);
}

const admitsClients = (purposes: Certificate['purposes']) =>
  !purposes || purposes.includes(clientAuthentication);
