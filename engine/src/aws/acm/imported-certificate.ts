// Reads and checks what is imported: one certificate that is valid today, its own private key, and a chain that leads from
// it to an authority.
// https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { ImportCertificateCommandInput, KeyAlgorithm } from '@aws-sdk/client-acm';
import { invalid } from './faults.ts';

export interface Imported {
  /** PEM, as given. */
  readonly certificate: string;
  readonly chain?: string;
  readonly privateKey: string;
  readonly keyAlgorithm: KeyAlgorithm;
  /** The common name first, if there is one. */
  readonly names: readonly string[];
}

export function readImported(input: ImportCertificateCommandInput, now: number): Imported {
  const certificate = text(input.Certificate);
  const chain = text(input.CertificateChain);
  const privateKey = text(input.PrivateKey);
  const [parsed, ...more] = parseAll(certificate, 'certificate');
  if (!parsed) throw invalid('The certificate field contains no certificate in PEM format.');
  if (more.length > 0) {
    throw invalid(
      'The certificate field contains more than one certificate. You can specify only one certificate in this field.',
    );
  }
  if (now < parsed.validFromDate.getTime()) throw invalid('The certificate is not valid yet.');
  if (now > parsed.validToDate.getTime()) throw invalid('The certificate has expired.');
  const keyAlgorithm = algorithmOf(parsed.publicKey);
  if (!keyAlgorithm) throw invalid("The algorithm or size of the certificate's key is not supported.");
  if (!parsed.checkPrivateKey(readKey(privateKey))) {
    throw invalid('The private key does not match the certificate.');
  }
  checkChain(parsed, parseAll(chain, 'certificate chain'), chain);
  return { certificate, ...(chain ? { chain } : {}), privateKey, keyAlgorithm, names: namesOf(parsed) };
}

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

function parseAll(pem: string, field: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    throw invalid(`The ${field} field contains text that is not a certificate in PEM format.`);
  }
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw invalid('The private key field contains no unencrypted private key in PEM format.');
  }
}

/** Each certificate signs the one before it. */
function checkChain(first: X509Certificate, chain: readonly X509Certificate[], given: string): void {
  const broken =
    (given.trim() !== '' && chain.length === 0) ||
    chain.some((issuer, i) => {
      const signed = chain[i - 1] ?? first;
      return !signed.checkIssued(issuer) || !signed.verify(issuer.publicKey);
    });
  if (broken) throw invalid('Could not validate the certificate with the certificate chain.');
}

const curves: Readonly<Record<string, KeyAlgorithm>> = {
  prime256v1: 'EC_prime256v1',
  secp384r1: 'EC_secp384r1',
  secp521r1: 'EC_secp521r1',
};
const sizes: Readonly<Record<number, KeyAlgorithm>> = {
  1024: 'RSA_1024',
  2048: 'RSA_2048',
  3072: 'RSA_3072',
  4096: 'RSA_4096',
};

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): KeyAlgorithm | undefined {
  if (asymmetricKeyType === 'rsa') return sizes[asymmetricKeyDetails?.modulusLength ?? 0];
  return asymmetricKeyType === 'ec' ? curves[asymmetricKeyDetails?.namedCurve ?? ''] : undefined;
}

function namesOf({ subject, subjectAltName }: X509Certificate): string[] {
  const common = /^CN=(.+)$/m.exec(subject ?? '')?.[1];
  const others = [...(subjectAltName ?? '').matchAll(/(?:^|, )DNS:([^,]+)/g)].map(([, name]) => name!);
  return [...new Set([...(common ? [common] : []), ...others])];
}
