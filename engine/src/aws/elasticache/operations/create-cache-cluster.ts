// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { checkNodes } from '../caches/check.ts';
import { createCache } from '../caches/create.ts';
import { clusterSettings, nodeDefaults } from '../caches/settings.ts';
import { invalidValue, notSimulated } from '../faults.ts';
import { clusterView } from '../views/cluster.ts';

export const createCacheCluster: Operation<'elasticache', 'CreateCacheCluster'> = (input, ctx) => {
  const { Engine: engine = 'memcached', NumCacheNodes: size = 1 } = input;
  if (input.ReplicationGroupId !== undefined)
    throw notSimulated('A replica that CreateCacheCluster adds (IncreaseReplicaCount adds them)');
  if (input.SnapshotName !== undefined || input.SnapshotArns?.length)
    throw notSimulated('A cache from a snapshot');
  if (engine === 'valkey')
    throw invalidValue(
      "This API doesn't support Valkey engine. Please use CreateReplicationGroup API for Valkey cluster creation.",
    );
  if (size < 1 || size > 40 || (engine !== 'memcached' && size !== 1))
    throw invalidValue(
      engine === 'memcached'
        ? 'The number of cache nodes must be from 1 to 40.'
        : `Cannot create a ${engine} cluster with a NumCacheNodes parameter other than 1.`,
    );
  checkNodes(engine, input, ctx);
  const isEncrypted = input.TransitEncryptionEnabled ?? false;
  const record = createCache(
    {
      kind: 'cluster',
      id: input.CacheClusterId,
      engine,
      version: input.EngineVersion,
      port: input.Port,
      size,
      replicas: 0,
      subnetGroup: input.CacheSubnetGroupName,
      parameterGroup: input.CacheParameterGroupName,
      ...(input.AuthToken !== undefined && { authToken: input.AuthToken }),
      ...(isEncrypted && { encryption: 'required' }),
      settings: { ...nodeDefaults, ...clusterSettings(input) },
      tags: input.Tags,
    },
    ctx,
  );
  return { CacheCluster: clusterView(record, ctx, false) };
};
