// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
import type { CreateReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import type { Context, Operation } from '../../../kernel/context.ts';
import { checkNodes } from '../caches/check.ts';
import { createCache } from '../caches/create.ts';
import { groupSettings, nodeDefaults } from '../caches/settings.ts';
import { invalidCombination, invalidValue, notSimulated, tooFewForFailover } from '../faults.ts';
import { parametersOf } from '../groups/parameters.ts';
import type { CacheRecord } from '../state.ts';
import { groupView } from '../views/replication-group.ts';

const groupDefaults = {
  ...nodeDefaults,
  AutomaticFailover: 'disabled',
  DataTiering: 'disabled',
  MultiAZ: 'disabled',
};

export const createReplicationGroup: Operation<'elasticache', 'CreateReplicationGroup'> = (input, ctx) => {
  const { Engine: engine = 'redis' } = input;
  if (engine === 'memcached') throw invalidValue('Replication groups are of the engines valkey and redis.');
  if (input.GlobalReplicationGroupId !== undefined) throw notSimulated('A global datastore');
  if (input.PrimaryClusterId !== undefined) throw notSimulated('A group around a cluster that exists');
  if (input.SnapshotName !== undefined || input.SnapshotArns?.length)
    throw notSimulated('A cache from a snapshot');
  if (!input.ReplicationGroupDescription)
    throw invalidValue('The parameter ReplicationGroupDescription must be provided and must not be blank.');
  checkNodes(engine, input, ctx);
  const clusterMode = modeOf(input, ctx);
  const { size, replicas } = shapeOf(input);
  if (clusterMode !== 'enabled' && input.AutomaticFailoverEnabled && replicas < 1) throw tooFewForFailover();
  if (input.MultiAZEnabled && !input.AutomaticFailoverEnabled)
    throw invalidCombination('Multi-AZ requires that automatic failover is enabled.');
  if (clusterMode === 'enabled' && input.AutomaticFailoverEnabled === false)
    throw invalidValue('Redis with cluster mode enabled cannot be created with auto failover turned off.');
  if (size > 1 && input.PreferredCacheClusterAZs?.length)
    throw invalidCombination('PreferredCacheClusterAZs can only be specified for one node group.');
  const isEncrypted = input.TransitEncryptionEnabled ?? false;
  const record = createCache(
    {
      kind: 'group',
      id: input.ReplicationGroupId,
      engine,
      version: input.EngineVersion,
      port: input.Port,
      size,
      replicas,
      clusterMode,
      subnetGroup: input.CacheSubnetGroupName,
      parameterGroup: input.CacheParameterGroupName,
      ...(input.AuthToken !== undefined && { authToken: input.AuthToken }),
      ...(isEncrypted && { encryption: input.TransitEncryptionMode ?? 'required' }),
      settings: {
        ...groupDefaults,
        ...(clusterMode === 'enabled' && { AutomaticFailover: 'enabled' }),
        AtRestEncryptionEnabled: engine === 'valkey',
        ...groupSettings(input),
      },
      tags: input.Tags,
    },
    ctx,
  );
  return { ReplicationGroup: groupView(record, ctx) };
};

/** A parameter group with `cluster-enabled` turns it on, and so do several shards. */
function modeOf(input: CreateReplicationGroupMessage, ctx: Context): CacheRecord['clusterMode'] {
  if (input.ClusterMode !== undefined) return input.ClusterMode;
  const { CacheParameterGroupName: group } = input;
  const isOn = group !== undefined && parametersOf(group, ctx)['cluster-enabled'] === 'yes';
  const shards = input.NumNodeGroups ?? input.NodeGroupConfiguration?.length ?? 1;
  return isOn || shards > 1 ? 'enabled' : 'disabled';
}

function shapeOf(input: CreateReplicationGroupMessage): Pick<CacheRecord, 'size' | 'replicas'> {
  const { NumCacheClusters: nodes, NodeGroupConfiguration: given = [] } = input;
  const size = input.NumNodeGroups ?? Math.max(1, given.length);
  if (size < 1 || size > 500) throw invalidValue('The number of node groups must be from 1 to 500.');
  const replicas =
    input.ReplicasPerNodeGroup ?? given[0]?.ReplicaCount ?? (nodes === undefined ? 0 : nodes - 1);
  if (replicas < 0 || replicas > 5)
    throw invalidValue('A node group has one primary node and from 0 to 5 replicas.');
  return { size, replicas };
}
