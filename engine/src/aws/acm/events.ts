// https://docs.aws.amazon.com/acm/latest/userguide/supported-events.html
import { X509Certificate } from 'node:crypto';
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { CertificateRecord, Issued } from './state.ts';

interface CertificateAvailable {
  readonly Action: 'ISSUANCE' | 'IMPORT' | 'REIMPORT';
  readonly CertificateType: CertificateRecord['type'];
  readonly CommonName?: string;
  readonly DomainValidationMethod?: 'DNS' | 'EMAIL';
  /** ISO 8601, like the expiration date. */
  readonly CertificateCreatedDate: string;
  readonly CertificateExpirationDate: string;
  readonly DaysToExpiry: number;
  readonly InUse: boolean;
  readonly Exported: boolean;
}

declare module '../../kernel/registry.ts' {
  interface Events {
    'acm/certificate-available': AwsEvent<CertificateAvailable>;
  }
}

const dayMs = 24 * 60 * 60 * 1000;

export function publishCertificateAvailable(
  action: CertificateAvailable['Action'],
  record: CertificateRecord & { readonly issued: Issued },
  inUse: boolean,
  ctx: Context,
): void {
  const expiresAt = new X509Certificate(record.issued.certificate).validToDate.getTime();
  const [commonName] = record.names;
  ctx.publish('acm/certificate-available', {
    detailType: 'ACM Certificate Available',
    resources: [record.arn],
    detail: {
      Action: action,
      CertificateType: record.type,
      ...(commonName ? { CommonName: commonName } : {}),
      ...(record.type === 'AMAZON_ISSUED' ? { DomainValidationMethod: record.validationMethod } : {}),
      CertificateCreatedDate: seconds(record.createdAt),
      CertificateExpirationDate: seconds(expiresAt),
      DaysToExpiry: Math.floor((expiresAt - ctx.now) / dayMs),
      InUse: inUse,
      // Certificates cannot be exported from Drydock.
      Exported: false,
    },
  });
}

/** `2026-01-01T00:00:00Z` */
const seconds = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
