// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_StopReplicationToReplica.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireLive } from '../find.ts';
import { keep } from '../keep.ts';
import { replicas } from '../state.ts';

/** The replica becomes a secret of its own. */
export const stopReplicationToReplica: Operation<'secretsmanager', 'StopReplicationToReplica'> = (
  input,
  ctx,
) => {
  const { primaryRegion, ...secret } = requireLive(ctx, input.SecretId);
  if (primaryRegion === undefined)
    throw invalidParameter('You can only stop the replication of a replica secret, in its own Region.');
  ctx.delete(replicas, `${ctx.region}/${secret.arn.replace(`:${ctx.region}:`, `:${primaryRegion}:`)}`);
  keep(secret, ctx);
  return { ARN: secret.arn };
};
