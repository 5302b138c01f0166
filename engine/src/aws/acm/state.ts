// ACM's records. Once a certificate is issued, it and its key are in the table that the load balancer reads
// (contracts/certificates.ts).
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
  /** The domain name first; each name once. */
  readonly names: readonly string[];
  readonly keyAlgorithm: IssuedKeyAlgorithm;
  readonly validationMethod: Extract<ValidationMethod, 'DNS' | 'EMAIL'>;
  /** By name: the domain that validation mails would go to, if it is not the name itself. */
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

/** What listeners present to clients, in PEM, and since when. */
export interface Issued {
  readonly at: number;
  readonly certificate: string;
  readonly chain?: string;
}

export type CertificateRecord = RequestedCertificate | ImportedCertificate;

/** Key: the certificate's ARN. */
export const acmCertificates = defineTable('acm/certificates');
