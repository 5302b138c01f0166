// DB instances as the API returns them.
import type { DBInstance } from '@aws-sdk/client-rds';
import { tagList } from '../../../contracts/tag-records.ts';
import type { Context } from '../../../kernel/context.ts';
import { hasServer, serverOf } from '../databases/change.ts';
import {
  defaultOptionGroup,
  defaultParameterGroup,
  licenseOf,
  lifecycleSupportOf,
} from '../databases/defaults.ts';
import { baselineOf } from '../databases/storage.ts';
import { databaseArn } from '../find.ts';
import { zonesOf } from '../groups/subnets.ts';
import { type DatabaseRecord, subnetGroups } from '../state.ts';
import { addressOf, hostedZone } from './address.ts';
import { encryptionOf } from './encryption.ts';
import { subnetGroupView } from './groups.ts';
import { pendingOf } from './pending.ts';
import { restartTimeOf } from './restart-time.ts';
import { secretOf } from './secret.ts';

const yearMs = 365 * 24 * 3_600_000;

export function instanceView(record: DatabaseRecord, ctx: Context): DBInstance {
  const server = serverOf(record, ctx);
  const { engine, engineVersion: version, settings } = record;
  const group = record.subnetGroup ?? server.subnetGroup;
  const subnets = group === undefined ? undefined : ctx.get(subnetGroups, group);
  // "absent while creating"
  const isReachable = record.status !== 'creating' || (record === server && hasServer(record, ctx));
  return {
    DBSecurityGroups: [],
    VpcSecurityGroups: [],
    DBParameterGroups: [
      { DBParameterGroupName: defaultParameterGroup(engine, version), ParameterApplyStatus: 'in-sync' },
    ],
    OptionGroupMemberships: [{ OptionGroupName: defaultOptionGroup(engine, version), Status: 'in-sync' }],
    LicenseModel: licenseOf(engine),
    ...lifecycleSupportOf(engine),
    StorageThroughput: 0,
    ...(settings.StorageType === 'gp3' && baselineOf(engine, settings)),
    ...(settings.PerformanceInsightsEnabled === true && {
      PerformanceInsightsRetentionPeriod: 7,
      PerformanceInsightsKMSKeyId: ctx.arn('kms', 'alias/aws/rds'),
    }),
    ...settings,
    ...(record !== server && ofCluster(server)),
    DBInstanceIdentifier: record.id,
    DBInstanceArn: databaseArn(record, ctx),
    DbiResourceId: record.resourceId,
    DBInstanceStatus: record.status,
    Engine: engine,
    EngineVersion: version,
    ...(server.user !== undefined && { MasterUsername: server.user }),
    ...(record.databaseName !== undefined && { DBName: record.databaseName }),
    ...(isReachable && {
      Endpoint: { Address: addressOf(record, ctx), Port: server.port, HostedZoneId: hostedZone },
    }),
    DbInstancePort: 0,
    InstanceCreateTime: new Date(record.createdAt),
    BackupRetentionPeriod: server.backupDays,
    DeletionProtection: record.deletionProtection,
    PendingModifiedValues: pendingOf(record),
    ...(record.clusterId !== undefined && { DBClusterIdentifier: record.clusterId }),
    ...(subnets && { DBSubnetGroup: subnetGroupView(subnets, ctx) }),
    ...secondZone(record, group, ctx),
    CertificateDetails: {
      CAIdentifier: String(settings.CACertificateIdentifier),
      ...(isReachable && { ValidTill: new Date(record.createdAt + yearMs) }),
    },
    ...encryptionOf(server, ctx),
    ...secretOf(record, ctx),
    ...restartTimeOf(record),
    ReadReplicaDBInstanceIdentifiers: [],
    ReadReplicaDBClusterIdentifiers: [],
    DomainMemberships: [],
    AssociatedRoles: [],
    CustomerOwnedIpEnabled: false,
    ActivityStreamStatus: 'stopped',
    IsStorageConfigUpgradeAvailable: false,
    UpgradeRolloutOrder: 'second',
    TagList: tagList(record.tags),
  };
}

/** What an instance shows of its cluster, which it cannot have otherwise. */
const ofCluster = ({ settings }: DatabaseRecord) => ({
  PreferredBackupWindow: String(settings.PreferredBackupWindow),
  StorageEncrypted: settings.StorageEncrypted === true,
  CopyTagsToSnapshot: settings.CopyTagsToSnapshot === true,
  IAMDatabaseAuthenticationEnabled: settings.IAMDatabaseAuthenticationEnabled === true,
  VpcSecurityGroups: (settings.VpcSecurityGroups ?? []) as NonNullable<DBInstance['VpcSecurityGroups']>,
});

/** Where the standby is. */
function secondZone({ settings }: DatabaseRecord, group: string | undefined, ctx: Context) {
  if (settings.MultiAZ !== true) return {};
  const other = zonesOf(group, ctx).find((zone) => zone !== settings.AvailabilityZone);
  return other === undefined ? {} : { SecondaryAvailabilityZone: other };
}
