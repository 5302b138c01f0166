// ACM's records. The certificate and its key lie where the load balancer looks for them (kernel/certificates.ts), from
// the moment that the certificate is issued.
import type {
  CertificateExport,
  CertificateTransparencyLoggingPreference,
  KeyAlgorithm,
  ValidationMethod,
} from '@aws-sdk/client-acm';
import { defineTable } from '../../kernel/table.ts';
import type { IssuedKeyAlgorithm } from './issuing/self-signed.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'acm/certificates': CertificateRecord;
  }
}

interface Certificate {
  readonly arn: string;
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
}

export interface RequestedCertificate extends Certificate {
  readonly type: 'AMAZON_ISSUED';
  /** The domain name first; no name twice. */
  readonly names: readonly string[];
  readonly keyAlgorithm: IssuedKeyAlgorithm;
  readonly validationMethod: Extract<ValidationMethod, 'DNS' | 'EMAIL'>;
  /** Where mails for a name would go, where that is not the name itself. */
  readonly validationDomains: Readonly<Record<string, string>>;
  readonly transparency: CertificateTransparencyLoggingPreference;
  readonly export: CertificateExport;
  readonly idempotencyToken?: string;
  readonly issued?: Issued;
}

export interface ImportedCertificate extends Certificate {
  readonly type: 'IMPORTED';
  readonly names: readonly string[];
  readonly keyAlgorithm: KeyAlgorithm;
  /** When it was last imported. */
  readonly issued: Issued;
}

/** What a client is shown, in PEM, and since when. */
export interface Issued {
  readonly at: number;
  readonly certificate: string;
  readonly chain?: string;
}

export type CertificateRecord = RequestedCertificate | ImportedCertificate;

/** Key: the certificate's ARN. */
export const acmCertificates = defineTable('acm/certificates');
