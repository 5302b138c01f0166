// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicateSecretToRegions.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePrimary } from '../find.ts';
import { replicationView } from '../replicas/replica.ts';
import { replicate } from '../replicas/replicate.ts';

export const replicateSecretToRegions: Operation<'secretsmanager', 'ReplicateSecretToRegions'> = (
  input,
  ctx,
) => {
  const secret = requirePrimary(ctx, input.SecretId);
  replicate(secret, input.AddReplicaRegions ?? [], input.ForceOverwriteReplicaSecret, ctx);
  return { ARN: secret.arn, ReplicationStatus: replicationView(secret, ctx) ?? [] };
};
