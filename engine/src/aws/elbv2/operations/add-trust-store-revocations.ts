// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddTrustStoreRevocations.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid, revocationNotFound, tooMany } from '../faults.ts';
import { requireTrustStore } from '../find.ts';
import { type RevocationRecord, revocationKey, revocations, trustStores } from '../state.ts';
import { readRevocationLists } from '../trust-stores/revocation-list.ts';
import { revocationsOf, revokedEntriesOf } from '../trust-stores/revocations.ts';
import { readSource } from '../trust-stores/source.ts';
import { revocationView } from '../views/trust-store.ts';

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
const maxFiles = 30;
const maxEntries = 500_000;

export const addTrustStoreRevocations: Operation<'elbv2', 'AddTrustStoreRevocations'> = (input, ctx) => {
  const trustStore = requireTrustStore(input.TrustStoreArn, ctx);
  const given = input.RevocationContents ?? [];
  if (given.length === 0) throw invalid('At least one revocation content must be specified');
  const added = given.map((content, index): RevocationRecord => {
    const { S3Bucket: bucket, S3Key: key, S3ObjectVersion: version, RevocationType: type = 'CRL' } = content;
    if (!bucket || !key) throw invalid('The S3 bucket and key of a revocation content must be specified');
    if (type !== 'CRL') throw invalid(`Revocation type '${type}' must be one of 'CRL'`);
    const bytes = readSource({ bucket, key, version }, revocationNotFound, ctx);
    return {
      trustStoreArn: trustStore.arn,
      id: trustStore.nextRevocationId + index,
      ...readRevocationLists(bytes),
      blob: ctx.blobs.put(bytes),
    };
  });
  for (const record of added) ctx.put(revocations, revocationKey(record.trustStoreArn, record.id), record);
  ctx.put(trustStores, trustStore.arn, {
    ...trustStore,
    nextRevocationId: trustStore.nextRevocationId + added.length,
  });
  if (revokedEntriesOf(trustStore.arn, ctx) > maxEntries)
    throw tooMany('TrustStoreRevocationEntries', maxEntries);
  // AWS has no error code for too many files, so the code for too many entries is used.
  if (revocationsOf(trustStore.arn, ctx).length > maxFiles)
    throw tooMany('TrustStoreRevocationEntries', maxFiles);
  return { TrustStoreRevocations: added.map(revocationView) };
};
