// A revocation file: certificate revocation lists (RFC 5280, 5.1) in PEM. Read as far as it takes to know that they are
// lists, of a supported algorithm, and how many certificates they revoke; the data plane does the rest.
import {
  type DerValue,
  explicit,
  itemsOf,
  NotDer,
  readDer,
  signatureScheme,
  tags,
} from '@drydock/balancer/x509';
import { invalidRevocation } from '../faults.ts';
import { NotPem, type PemBlock, readPem, writePem } from './pem.ts';

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
const maxBytes = 50 * 1024 * 1024;

export interface RevocationLists {
  /** PEM, one for each list. */
  readonly lists: readonly string[];
  readonly revokedEntries: number;
}

/** @throws InvalidRevocationContent. */
export function readRevocationLists(bytes: Uint8Array): RevocationLists {
  if (bytes.byteLength > maxBytes) throw invalidRevocation(`it is larger than ${maxBytes} bytes`);
  const blocks = blocksIn(Buffer.from(bytes).toString());
  if (blocks.length === 0) throw invalidRevocation('it contains no list in PEM format (X509 CRL)');
  return {
    lists: blocks.map(writePem),
    revokedEntries: blocks.reduce((sum, block) => sum + revokedIn(block), 0),
  };
}

/** Text around the lists is ignored: `openssl crl -text` adds an explanation. */
function blocksIn(text: string): PemBlock[] {
  try {
    return readPem(text, () => {});
  } catch (error) {
    if (error instanceof NotPem) throw invalidRevocation(error.message);
    throw error;
  }
}

function revokedIn({ label, bytes }: PemBlock): number {
  if (label !== 'X509 CRL') throw invalidRevocation(`it contains ${label}, which is no list (X509 CRL)`);
  try {
    const [body, algorithm, signature, ...more] = itemsOf(readDer(bytes));
    if (!body || !algorithm || signature?.tag !== tags.bitString || more.length > 0)
      throw new NotDer('Not a CertificateList');
    const { innerAlgorithm, revoked } = readBody(body);
    if (!innerAlgorithm.content.equals(algorithm.content)) throw new NotDer('Two algorithms');
    if (!signatureScheme(algorithm))
      throw invalidRevocation('it has a signature algorithm that is not supported');
    if (!revoked.every(isEntry)) throw new NotDer('Not a revoked certificate');
    return revoked.length;
  } catch (error) {
    if (error instanceof NotDer) throw invalidRevocation('it contains what is no revocation list');
    throw error;
  }
}

const isTime = (value: DerValue | undefined) =>
  value?.tag === tags.utcTime || value?.tag === tags.generalizedTime;

/** TBSCertList: version?, signature, issuer, thisUpdate, nextUpdate?, revokedCertificates?, extensions? */
function readBody(body: DerValue): {
  readonly innerAlgorithm: DerValue;
  readonly revoked: readonly DerValue[];
} {
  const rest = itemsOf(body);
  if (rest[0]?.tag === tags.integer) rest.shift();
  const [innerAlgorithm, issuer, thisUpdate] = rest.splice(0, 3);
  if (!innerAlgorithm || issuer?.tag !== tags.sequence || !isTime(thisUpdate))
    throw new NotDer('Not a TBSCertList');
  if (isTime(rest[0])) rest.shift();
  const revoked = rest[0]?.tag === tags.sequence ? itemsOf(rest.shift()!) : [];
  if (rest[0]?.tag === explicit(0)) rest.shift();
  if (rest.length > 0) throw new NotDer('More than a TBSCertList');
  return { innerAlgorithm, revoked };
}

function isEntry(value: DerValue): boolean {
  const [serial, date] = itemsOf(value);
  return serial?.tag === tags.integer && isTime(date);
}
