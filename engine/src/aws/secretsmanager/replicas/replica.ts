// The replicas of a secret: as the primary is, with their region's ARN and key.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
import type { ReplicaRegionType, ReplicationStatusType } from '@aws-sdk/client-secrets-manager';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import type { Reader } from '../../../kernel/table.ts';
import { type ReplicaRecord, replicasByPrimary, type SecretRecord } from '../state.ts';

export const replicasOf = ({ arn }: SecretRecord, state: Reader): readonly ReplicaRecord[] =>
  state.by(replicasByPrimary, arn);

/** Rotation is the primary's: replicas get what it makes. */
export function replicaOf(
  { rotation: _schedule, rotating: _begun, ...secret }: SecretRecord,
  { Region: region = '', KmsKeyId: kmsKeyId }: ReplicaRegionType,
  ctx: Context,
): SecretRecord {
  const arn = secret.arn.replace(`:${ctx.region}:`, `:${region}:`);
  return plain({ ...secret, arn, kmsKeyId, primaryRegion: ctx.region });
}

export function replicationView(secret: SecretRecord, state: Reader): ReplicationStatusType[] | undefined {
  const found = replicasOf(secret, state);
  if (found.length === 0) return undefined;
  return found.map(({ region, failure, secret: { kmsKeyId = 'alias/aws/secretsmanager' } }) => ({
    Region: region,
    KmsKeyId: kmsKeyId,
    Status: failure === undefined ? 'InSync' : 'Failed',
    StatusMessage: failure ?? 'Replication succeeded',
  }));
}
