// Replicates a secret to other regions.
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicateSecretToRegions.html
import type { ReplicaRegionType } from '@aws-sdk/client-secrets-manager';
import { regionNames } from '../../../contracts/regions.ts';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalidParameter, invalidReplicaRegion } from '../faults.ts';
import { names, replicas, replicasByRegion, type SecretRecord } from '../state.ts';
import { replicaOf } from './replica.ts';

/** A region that has a secret of this name already gets no replica, and its status says so. */
export function replicate(
  secret: SecretRecord,
  regions: readonly ReplicaRegionType[],
  overwrites: boolean | undefined,
  ctx: Context,
): void {
  for (const wanted of regions) {
    const { Region: region = '' } = wanted;
    if (region === ctx.region || !regionNames.includes(region)) throw invalidReplicaRegion();
    const key = `${region}/${secret.arn}`;
    const known = ctx.get(replicas, key);
    if (known && known.failure === undefined) continue;
    const isTaken = hasName(region, secret.name, ctx);
    if (isTaken && overwrites)
      throw invalidParameter('Drydock does not simulate ForceOverwriteReplicaSecret.');
    const failure = isTaken
      ? `Replication failed: Secret name ${secret.name} already exists in region ${region}.`
      : undefined;
    const replica = replicaOf(secret, wanted, ctx);
    ctx.put(replicas, key, plain({ region, primaryArn: secret.arn, failure, secret: replica }));
  }
}

function hasName(region: string, name: string, ctx: Context): boolean {
  const own = ctx.get(names, `${region}/${name}`);
  if (own && (own.goneAt === undefined || own.goneAt > ctx.now)) return true;
  return ctx
    .by(replicasByRegion, region)
    .some(({ secret, failure }) => failure === undefined && secret.name === name);
}
