// Checks that an uploaded certificate is valid PEM and that its key matches, and reads its expiration.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { keyPairMismatch, malformedCertificate } from './faults.ts';

export function readCertificate(body: string, privateKey: string): { readonly expiresAt: number } {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(body);
  } catch {
    throw malformedCertificate(
      'Unable to parse certificate. Please ensure the certificate is in PEM format.',
    );
  }
  try {
    if (certificate.checkPrivateKey(createPrivateKey(privateKey))) {
      return { expiresAt: certificate.validToDate.getTime() };
    }
  } catch {
    throw malformedCertificate('Unable to parse key; the input must be a PEM encoded private key.');
  }
  throw keyPairMismatch('Private key does not match the certificate.');
}
