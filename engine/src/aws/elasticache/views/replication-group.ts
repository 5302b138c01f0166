// Replication groups as the API returns them.
import type { NodeGroup, ReplicationGroup } from '@aws-sdk/client-elasticache';
import type { Context } from '../../../kernel/context.ts';
import { cacheArn } from '../find.ts';
import type { CacheRecord } from '../state.ts';
import { encryptionView } from './encryption.ts';
import { endpointOf } from './endpoint.ts';
import { membersOf, shardId } from './members.ts';

const slots = 16_384;

/** Members of a group's settings that only its clusters have. */
const ofClusters = ['SecurityGroups', 'PreferredMaintenanceWindow', 'NotificationConfiguration'];

export function groupView(record: CacheRecord, ctx: Context): ReplicationGroup {
  const isReachable = record.status !== 'creating';
  const settings = Object.entries(record.settings).filter(([name]) => !ofClusters.includes(name));
  return {
    UserGroupIds: [],
    LogDeliveryConfigurations: [],
    GlobalReplicationGroupInfo: {},
    ...Object.fromEntries(settings),
    ...encryptionView(record),
    ReplicationGroupId: record.id,
    ARN: cacheArn(record, ctx),
    Status: record.status,
    Engine: record.engine,
    ReplicationGroupCreateTime: new Date(record.createdAt),
    ClusterEnabled: record.clusterMode === 'enabled',
    ClusterMode: record.clusterMode,
    MemberClusters: membersOf(record, ctx).map(({ id }) => id),
    PendingModifiedValues: {},
    ...(isReachable && { NodeGroups: nodeGroups(record, ctx) }),
    ...(isReachable &&
      record.clusterMode === 'enabled' && {
        ConfigurationEndpoint: endpointOf(record, 'configuration', ctx),
      }),
  };
}

function nodeGroups(record: CacheRecord, ctx: Context): NodeGroup[] {
  const members = membersOf(record, ctx);
  const isClustered = record.clusterMode === 'enabled';
  const firstSlot = (shard: number) => Math.ceil((slots * shard) / record.size);
  return Array.from({ length: record.size }, (_, shard) => ({
    NodeGroupId: shardId(shard),
    Status: record.status,
    ...(isClustered
      ? { Slots: `${firstSlot(shard)}-${firstSlot(shard + 1) - 1}` }
      : {
          PrimaryEndpoint: endpointOf(record, 'primary', ctx),
          ReaderEndpoint: endpointOf(record, 'reader', ctx),
        }),
    NodeGroupMembers: members
      .filter((member) => member.shard === shard)
      .map(({ id, isPrimary, zone }) => ({
        CacheClusterId: id,
        CacheNodeId: '0001',
        PreferredAvailabilityZone: zone,
        ...(!isClustered && {
          ReadEndpoint: endpointOf(record, 'node', ctx, id),
          CurrentRole: isPrimary ? 'primary' : 'replica',
        }),
      })),
  }));
}
