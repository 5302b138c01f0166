// Trust stores and revocation files as the API returns them.
import type { TrustStore, TrustStoreRevocation } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Reader } from '../../../kernel/table.ts';
import type { RevocationRecord, TrustStoreRecord } from '../state.ts';
import { revokedEntriesOf } from '../trust-stores/revocations.ts';

export function trustStoreView(record: TrustStoreRecord, state: Reader): TrustStore {
  return {
    Name: record.name,
    TrustStoreArn: record.arn,
    Status: record.state === 'active' ? 'ACTIVE' : 'CREATING',
    NumberOfCaCertificates: record.caCertificates,
    TotalRevokedEntries: revokedEntriesOf(record.arn, state),
  };
}

export function revocationView(record: RevocationRecord): TrustStoreRevocation {
  return {
    TrustStoreArn: record.trustStoreArn,
    RevocationId: record.id,
    RevocationType: 'CRL',
    NumberOfRevokedEntries: record.revokedEntries,
  };
}
