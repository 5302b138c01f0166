// A bundle of CA certificates: a PEM file with comments at most, in which every certificate is an authority's and of a
// kind that load balancers verify with.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
import { X509Certificate } from 'node:crypto';
import { explicit, isSupportedKey, itemsOf, NotDer, readDer, signatureScheme } from '@drydock/balancer/x509';
import { invalidBundle } from '../faults.ts';
import { NotPem, type PemBlock, readPem, writePem } from './pem.ts';

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
const maxCertificates = 25;
const maxCertificateBytes = 16 * 1024;

export interface CaBundle {
  /** PEM: the certificates without the comments. */
  readonly pem: string;
  readonly count: number;
}

/** @throws InvalidCaCertificatesBundle. */
export function readCaBundle(bytes: Uint8Array): CaBundle {
  const certificates = certificatesIn(Buffer.from(bytes).toString());
  const count = certificates.length;
  if (count === 0) throw invalidBundle('it contains no certificate');
  if (count > maxCertificates)
    throw invalidBundle(`it contains ${count} certificates, which is more than ${maxCertificates}`);
  for (const [index, certificate] of certificates.entries()) {
    const wrong = faultOf(certificate);
    if (wrong) throw invalidBundle(`certificate ${index + 1} ${wrong}`);
  }
  return { pem: certificates.map(writePem).join(''), count };
}

function certificatesIn(text: string): PemBlock[] {
  try {
    return readPem(text, (line, where) => {
      if (line.trim() === '') throw new NotPem(`${where} is blank`);
      if (!/^#[^-]*$/.test(line))
        throw new NotPem(`${where} is neither of a PEM certificate nor a comment (#) without '-'`);
    });
  } catch (error) {
    if (error instanceof NotPem) throw invalidBundle(error.message);
    throw error;
  }
}

/** Why a certificate cannot be in a trust store. */
function faultOf({ label, bytes }: PemBlock): string | undefined {
  if (label !== 'CERTIFICATE') return `is ${label}`;
  if (bytes.length > maxCertificateBytes) return `is larger than ${maxCertificateBytes} bytes`;
  try {
    const [body, algorithm] = itemsOf(readDer(bytes));
    const version = itemsOf(body).find(({ tag }) => tag === explicit(0));
    if (version?.content.at(-1) !== 2) return 'is not of X.509 version 3';
    if (!signatureScheme(algorithm)) return 'has a signature algorithm that is not supported';
    const parsed = new X509Certificate(bytes);
    if (!parsed.ca) return 'is not the certificate of an authority';
    return isSupportedKey(parsed.publicKey) ? undefined : 'has a key that is not supported';
  } catch (error) {
    if (error instanceof NotDer || isOfOpenSsl(error)) return 'cannot be read';
    throw error;
  }
}

/** Its codes are for example ERR_OSSL_ASN1_WRONG_TAG. */
function isOfOpenSsl(error: unknown): boolean {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_OSSL_');
}
