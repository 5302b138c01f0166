// Certificates as the API returns them.

import { createHash, X509Certificate } from 'node:crypto';
import type {
  CertificateDetail,
  CertificateSummary,
  DomainValidation,
  ExtendedKeyUsageName,
} from '@aws-sdk/client-acm';
import type { CertificateRecord, RequestedCertificate } from './state.ts';

export function certificateDetailView(
  record: CertificateRecord,
  usedBy: readonly string[],
): CertificateDetail {
  const read = readIssued(record);
  return {
    CertificateArn: record.arn,
    DomainName: record.names[0],
    SubjectAlternativeNames: [...record.names],
    DomainValidationOptions:
      record.type === 'AMAZON_ISSUED' ? record.names.map((name) => validation(name, record)) : undefined,
    Serial: read?.serialNumber.match(/../g)?.join(':').toLowerCase(),
    Subject: read?.subject?.split('\n').join(','),
    Issuer: read && nameOf(read.issuer),
    ...times(record),
    Status: record.issued ? 'ISSUED' : 'PENDING_VALIDATION',
    NotBefore: read?.validFromDate,
    NotAfter: read?.validToDate,
    KeyAlgorithm: record.keyAlgorithm,
    SignatureAlgorithm: signatureName(read?.signatureAlgorithm),
    InUseBy: [...usedBy],
    Type: record.type,
    ExtendedKeyUsages: read && extendedKeyUsages(read),
    // Drydock renews no certificates.
    RenewalEligibility: 'INELIGIBLE',
    Options: {
      CertificateTransparencyLoggingPreference:
        record.type === 'AMAZON_ISSUED' ? record.transparency : 'DISABLED',
      Export: exportOf(record),
    },
  };
}

export function certificateSummaryView(record: CertificateRecord, inUse: boolean): CertificateSummary {
  const read = readIssued(record);
  return {
    CertificateArn: record.arn,
    DomainName: record.names[0],
    SubjectAlternativeNameSummaries: [...record.names],
    HasAdditionalSubjectAlternativeNames: false,
    Status: record.issued ? 'ISSUED' : 'PENDING_VALIDATION',
    Type: record.type,
    KeyAlgorithm: record.keyAlgorithm,
    ExtendedKeyUsages: read && extendedKeyUsages(read).map(({ Name }) => Name),
    ExportOption: exportOf(record),
    InUse: inUse,
    RenewalEligibility: 'INELIGIBLE',
    NotBefore: read?.validFromDate,
    NotAfter: read?.validToDate,
    ...times(record),
  };
}

/** As in the certificate's extension; NONE without one. */
function extendedKeyUsages(
  certificate: X509Certificate,
): { readonly Name: ExtendedKeyUsageName; readonly OID?: string }[] {
  const identifiers = certificate.keyUsage ?? [];
  if (identifiers.length === 0) return [{ Name: 'NONE' }];
  return identifiers.map((OID) => ({ Name: extendedKeyUsageNames[OID] ?? 'CUSTOM', OID }));
}

const extendedKeyUsageNames: Readonly<Record<string, ExtendedKeyUsageName>> = {
  '1.3.6.1.5.5.7.3.1': 'TLS_WEB_SERVER_AUTHENTICATION',
  '1.3.6.1.5.5.7.3.2': 'TLS_WEB_CLIENT_AUTHENTICATION',
  '1.3.6.1.5.5.7.3.3': 'CODE_SIGNING',
  '1.3.6.1.5.5.7.3.4': 'EMAIL_PROTECTION',
  '1.3.6.1.5.5.7.3.8': 'TIME_STAMPING',
  '1.3.6.1.5.5.7.3.9': 'OCSP_SIGNING',
  '2.5.29.37.0': 'ANY',
};

function readIssued(record: CertificateRecord): X509Certificate | undefined {
  return record.issued && new X509Certificate(record.issued.certificate);
}

const exportOf = (record: CertificateRecord) =>
  record.type === 'AMAZON_ISSUED' ? record.export : 'DISABLED';

function times(record: CertificateRecord) {
  if (record.type === 'IMPORTED')
    return { CreatedAt: new Date(record.createdAt), ImportedAt: new Date(record.issued.at) };
  return {
    CreatedAt: new Date(record.createdAt),
    ...(record.issued ? { IssuedAt: new Date(record.issued.at) } : {}),
  };
}

/** The DNS record has the form of AWS's, but nothing looks it up. */
function validation(name: string, record: RequestedCertificate): DomainValidation {
  const bare = name.replace(/^\*\./, '');
  const ValidationDomain = record.validationDomains[name] ?? bare;
  const common = {
    DomainName: name,
    ValidationStatus: record.issued ? ('SUCCESS' as const) : ('PENDING_VALIDATION' as const),
    ValidationMethod: record.validationMethod,
    ValidationDomain,
  };
  if (record.validationMethod === 'EMAIL') {
    const boxes = ['admin', 'administrator', 'hostmaster', 'postmaster', 'webmaster'];
    return { ...common, ValidationEmails: boxes.map((box) => `${box}@${ValidationDomain}`) };
  }
  // A wildcard is validated by the record of the name without its `*.`.
  const digits = (salt: string) => createHash('md5').update(`${salt} ${record.arn} ${bare}`).digest('hex');
  return {
    ...common,
    ResourceRecord: {
      Name: `_${digits('name')}.${bare}.`,
      Type: 'CNAME',
      Value: `_${digits('value')}.drydock.acm-validations.aws.`,
    },
  };
}

/** `sha256WithRSAEncryption` → `SHA256WITHRSA`, `ecdsa-with-SHA256` → `SHA256WITHECDSA`. */
function signatureName(name: string | undefined): string | undefined {
  const hash = /sha\d+/i.exec(name ?? '')?.[0].toUpperCase();
  return hash && `${hash}WITH${/ecdsa/i.test(name ?? '') ? 'ECDSA' : 'RSA'}`;
}

const nameOf = (issuer: string) =>
  /^CN=(.+)$/m.exec(issuer)?.[1] ?? /^O=(.+)$/m.exec(issuer)?.[1] ?? issuer.split('\n').join(',');
