// What targets (in headers) and the connection log learn about a client's certificate.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html#mtls-http-headers
import type { X509Certificate } from 'node:crypto';
import { NotDer } from '../x509/der.ts';
import { readCertificate } from './certificate.ts';
import { nameText } from './distinguished-name.ts';
import type { MtlsHeader } from './mtls-headers.ts';

export interface ClientCertificate {
  /** Headers for targets. */
  readonly headers: readonly (readonly [MtlsHeader, string])[];
  /** Undefined when it cannot be read, or none was shown. */
  readonly leaf: Leaf | undefined;
}

export interface Leaf {
  /** By RFC 2253. */
  readonly subject: string;
  readonly issuer: string;
  /** `NotBefore=2023-09-21T01:50:17Z;NotAfter=2024-09-20T01:50:17Z` */
  readonly validity: string;
  /** Hexadecimal. */
  readonly serialNumber: string;
}

/** @param shown as the client sent them, its own first. */
export function clientCertificate(
  mode: 'passthrough' | 'verify',
  shown: readonly X509Certificate[],
): ClientCertificate {
  const [own] = shown;
  const leaf = own && readLeaf(own);
  if (mode === 'passthrough') {
    return { headers: own ? [['clientcert', shown.map(encoded).join('')]] : [], leaf };
  }
  if (!own || !leaf) return { headers: [], leaf };
  return {
    headers: [
      ['clientcert_serial_number', leaf.serialNumber],
      ['clientcert_issuer', leaf.issuer],
      ['clientcert_subject', leaf.subject],
      ['clientcert_validity', leaf.validity],
      ['clientcert_leaf', encoded(own)],
    ],
    leaf,
  };
}

function readLeaf(own: X509Certificate): Leaf | undefined {
  try {
    const { subject, issuer, notBefore, notAfter } = readCertificate(own);
    return {
      subject: nameText(subject),
      issuer: nameText(issuer),
      validity: `NotBefore=${isoSeconds(notBefore)};NotAfter=${isoSeconds(notAfter)}`,
      serialNumber: own.serialNumber,
    };
  } catch (error) {
    if (error instanceof NotDer) return undefined;
    throw error;
  }
}

/** URL-encoded PEM, "with +=/ as safe characters". */
function encoded(certificate: X509Certificate): string {
  return encodeURIComponent(certificate.toString()).replace(/%2B|%3D|%2F/g, decodeURIComponent);
}

const isoSeconds = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
