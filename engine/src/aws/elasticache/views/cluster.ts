// Cache clusters as the API returns them: those that were created, and the nodes of replication groups.
import type { CacheCluster } from '@aws-sdk/client-elasticache';
import type { Context } from '../../../kernel/context.ts';
import { cacheArn } from '../find.ts';
import type { CacheRecord } from '../state.ts';
import { encryptionView } from './encryption.ts';
import { endpointOf } from './endpoint.ts';
import { membersOf } from './members.ts';

export function clusterView(record: CacheRecord, ctx: Context, withNodes = true): CacheCluster {
  const isMemcached = record.engine === 'memcached';
  const isReachable = record.status !== 'creating';
  return {
    ...common(record),
    ...encryptionView(record),
    CacheClusterId: record.id,
    ARN: cacheArn(record, ctx),
    CacheClusterStatus: record.status,
    NumCacheNodes: record.size,
    ...(isMemcached && isReachable && { ConfigurationEndpoint: endpointOf(record, 'configuration', ctx) }),
    ...(withNodes &&
      isReachable && {
        CacheNodes: Array.from({ length: record.size }, (_, at) =>
          nodeOf(record, String(at + 1).padStart(4, '0'), record.id, ctx),
        ),
      }),
  };
}

/** The members of a replication group, which AWS lists among cache clusters. */
export const memberViews = (group: CacheRecord, ctx: Context, withNodes = true): CacheCluster[] =>
  membersOf(group, ctx).map(({ id, zone }) => ({
    ...common(group),
    ...encryptionView(group),
    CacheClusterId: id,
    ARN: cacheArn({ kind: 'cluster', id }, ctx),
    CacheClusterStatus: group.status,
    NumCacheNodes: 1,
    PreferredAvailabilityZone: zone,
    ReplicationGroupId: group.id,
    ...(withNodes && group.status !== 'creating' && { CacheNodes: [nodeOf(group, '0001', id, ctx)] }),
  }));

const common = (record: CacheRecord) => ({
  CacheSecurityGroups: [],
  ReplicationGroupLogDeliveryEnabled: false,
  LogDeliveryConfigurations: [],
  ...record.settings,
  Engine: record.engine,
  EngineVersion: record.engineVersion,
  CacheClusterCreateTime: new Date(record.createdAt),
  CacheParameterGroup: {
    CacheParameterGroupName: record.parameterGroup,
    ParameterApplyStatus: 'in-sync',
    CacheNodeIdsToReboot: [],
  },
  ...(record.subnetGroup !== undefined && { CacheSubnetGroupName: record.subnetGroup }),
  PendingModifiedValues: {},
});

const nodeOf = (record: CacheRecord, CacheNodeId: string, host: string, ctx: Context) => ({
  CacheNodeId,
  CacheNodeStatus: record.status,
  CacheNodeCreateTime: new Date(record.createdAt),
  Endpoint: endpointOf(record, 'node', ctx, host),
  ParameterGroupStatus: 'in-sync',
  CustomerAvailabilityZone: String(record.settings.PreferredAvailabilityZone ?? `${ctx.region}a`),
});
