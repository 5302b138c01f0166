// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RemoveRegionsFromReplication.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidReplicaRegion } from '../faults.ts';
import { requirePrimary } from '../find.ts';
import { replicationView } from '../replicas/replica.ts';
import { replicas } from '../state.ts';

export const removeRegionsFromReplication: Operation<'secretsmanager', 'RemoveRegionsFromReplication'> = (
  input,
  ctx,
) => {
  const secret = requirePrimary(ctx, input.SecretId);
  for (const region of input.RemoveReplicaRegions ?? []) {
    const key = `${region}/${secret.arn}`;
    if (!ctx.get(replicas, key)) throw invalidReplicaRegion();
    ctx.delete(replicas, key);
  }
  return { ARN: secret.arn, ReplicationStatus: replicationView(secret, ctx) ?? [] };
};
