// DB clusters as the API returns them.
import type { DBCluster } from '@aws-sdk/client-rds';
import { tagList } from '../../../contracts/tag-records.ts';
import type { Context } from '../../../kernel/context.ts';
import { defaultOptionGroup, defaultParameterGroup, lifecycleSupportOf } from '../databases/defaults.ts';
import { databaseArn } from '../find.ts';
import { zonesOf } from '../groups/subnets.ts';
import { type DatabaseRecord, membersOfCluster } from '../state.ts';
import { addressOf, hostedZone } from './address.ts';
import { encryptionOf } from './encryption.ts';
import { pendingOf } from './pending.ts';
import { restartTimeOf } from './restart-time.ts';
import { secretOf } from './secret.ts';

export function clusterView(record: DatabaseRecord, ctx: Context): DBCluster {
  const members = ctx.by(membersOfCluster, record.id);
  const { engine, engineVersion: version } = record;
  const pending = pendingOf(record);
  return {
    AvailabilityZones: zonesOf(record.subnetGroup, ctx).slice(0, 3),
    DBClusterParameterGroup: defaultParameterGroup(engine, version),
    VpcSecurityGroups: [],
    ...lifecycleSupportOf(engine),
    ...record.settings,
    DBClusterIdentifier: record.id,
    DBClusterArn: databaseArn(record, ctx),
    DbClusterResourceId: record.resourceId,
    Status: record.status,
    Engine: engine,
    EngineVersion: version,
    ...(record.user !== undefined && { MasterUsername: record.user }),
    ...(record.databaseName !== undefined && { DatabaseName: record.databaseName }),
    Endpoint: addressOf(record, ctx, 'cluster-'),
    ReaderEndpoint: addressOf(record, ctx, 'cluster-ro-'),
    Port: record.port,
    HostedZoneId: hostedZone,
    ClusterCreateTime: new Date(record.createdAt),
    BackupRetentionPeriod: record.backupDays,
    DeletionProtection: record.deletionProtection,
    MultiAZ: new Set(members.map(({ settings }) => settings.AvailabilityZone)).size > 1,
    ...(record.subnetGroup !== undefined && { DBSubnetGroup: record.subnetGroup }),
    DBClusterOptionGroupMemberships: [
      { DBClusterOptionGroupName: defaultOptionGroup(engine, version), Status: 'in-sync' },
    ],
    DBClusterMembers: members.map(({ id, settings }, at) => ({
      DBInstanceIdentifier: id,
      IsClusterWriter: at === 0,
      DBClusterParameterGroupStatus: 'in-sync',
      PromotionTier: Number(settings.PromotionTier ?? 1),
    })),
    ...(Object.keys(pending).length > 0 && { PendingModifiedValues: pending }),
    ...encryptionOf(record, ctx),
    ...secretOf(record, ctx),
    ...restartTimeOf(record),
    ReadReplicaIdentifiers: [],
    AssociatedRoles: [],
    DomainMemberships: [],
    CrossAccountClone: false,
    ActivityStreamStatus: 'stopped',
    ...(engine === 'aurora-mysql' && { LocalWriteForwardingStatus: 'disabled' }),
    TagList: tagList(record.tags),
  };
}
