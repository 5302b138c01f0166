// Databases and groups as the API returns them.
import type { DBCluster, DBInstance, DBSubnetGroup } from '@aws-sdk/client-rds';
import { storeAddress } from '../../contracts/data-stores.ts';
import { tagList } from '../../contracts/tag-records.ts';
import type { Context } from '../../kernel/context.ts';
import { hasServer, serverOf } from './databases/change.ts';
import { baselineOf } from './databases/storage.ts';
import { engines } from './engines.ts';
import { databaseArn, parameterGroupArn, subnetGroupArn } from './find.ts';
import {
  type DatabaseRecord,
  databases,
  membersOfCluster,
  type ParameterGroupRecord,
  type SubnetGroupRecord,
  subnetGroups,
} from './state.ts';

const hostedZone = 'Z2R2ITUGPM61AM';

/** A server's address on this machine; that of a recorded database has AWS's form, and leads nowhere. */
export function addressOf(record: DatabaseRecord, ctx: Context, role = ''): string {
  const server = serverOf(record, ctx);
  if (server.recorded === undefined && engines[server.engine]?.store) return server.address ?? storeAddress;
  return `${record.id}.${role}c${ctx.account.slice(0, 4)}drydock.${ctx.region}.rds.amazonaws.com`;
}

const secretOf = ({ secretArn }: DatabaseRecord, ctx: Context) =>
  secretArn === undefined
    ? {}
    : {
        MasterUserSecret: {
          SecretArn: secretArn,
          SecretStatus: 'active',
          KmsKeyId: ctx.arn('kms', 'alias/aws/secretsmanager'),
        },
      };

export function instanceView(record: DatabaseRecord, ctx: Context): DBInstance {
  const server = serverOf(record, ctx);
  const group = record.subnetGroup ?? server.subnetGroup;
  const subnets = group === undefined ? undefined : ctx.get(subnetGroups, group);
  // "absent while creating"
  const isReachable = record.status !== 'creating' || (record === server && hasServer(record, ctx));
  return {
    ...(record.settings.StorageType === 'gp3' && baselineOf(record.engine, record.settings)),
    ...record.settings,
    ...(record !== server && { PreferredBackupWindow: String(server.settings.PreferredBackupWindow) }),
    DBInstanceIdentifier: record.id,
    DBInstanceArn: databaseArn(record, ctx),
    DbiResourceId: record.resourceId,
    DBInstanceStatus: record.status,
    Engine: record.engine,
    EngineVersion: record.engineVersion,
    ...(server.user !== undefined && { MasterUsername: server.user }),
    ...(record.databaseName !== undefined && { DBName: record.databaseName }),
    ...(isReachable && {
      Endpoint: { Address: addressOf(record, ctx), Port: server.port, HostedZoneId: hostedZone },
    }),
    InstanceCreateTime: new Date(record.createdAt),
    BackupRetentionPeriod: server.backupDays,
    DeletionProtection: record.deletionProtection,
    PendingModifiedValues: {},
    ...(record.clusterId !== undefined && { DBClusterIdentifier: record.clusterId }),
    ...(subnets && { DBSubnetGroup: subnetGroupView(subnets, ctx) }),
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    ...secretOf(record, ctx),
    TagList: tagList(record.tags),
  };
}

export function clusterView(record: DatabaseRecord, ctx: Context): DBCluster {
  const members = ctx.by(membersOfCluster, record.id);
  return {
    ...record.settings,
    DBClusterIdentifier: record.id,
    DBClusterArn: databaseArn(record, ctx),
    DbClusterResourceId: record.resourceId,
    Status: record.status,
    Engine: record.engine,
    EngineVersion: record.engineVersion,
    ...(record.user !== undefined && { MasterUsername: record.user }),
    ...(record.databaseName !== undefined && { DatabaseName: record.databaseName }),
    Endpoint: addressOf(record, ctx, 'cluster-'),
    ReaderEndpoint: addressOf(record, ctx, 'cluster-ro-'),
    Port: record.port,
    HostedZoneId: hostedZone,
    ClusterCreateTime: new Date(record.createdAt),
    BackupRetentionPeriod: record.backupDays,
    DeletionProtection: record.deletionProtection,
    ...(record.subnetGroup !== undefined && { DBSubnetGroup: record.subnetGroup }),
    DBClusterMembers: members.map(({ id, settings }, at) => ({
      DBInstanceIdentifier: id,
      IsClusterWriter: at === 0,
      DBClusterParameterGroupStatus: 'in-sync',
      PromotionTier: Number(settings.PromotionTier ?? 1),
    })),
    ...secretOf(record, ctx),
    TagList: tagList(record.tags),
  };
}

export const subnetGroupView = (group: SubnetGroupRecord, ctx: Context): DBSubnetGroup => ({
  DBSubnetGroupName: group.name,
  DBSubnetGroupDescription: group.description,
  VpcId: group.vpcId,
  SubnetGroupStatus: 'Complete',
  Subnets: group.subnets.map(({ id, zone }) => ({
    SubnetIdentifier: id,
    SubnetAvailabilityZone: { Name: zone },
    SubnetOutpost: {},
    SubnetStatus: 'Active',
  })),
  DBSubnetGroupArn: subnetGroupArn(group, ctx),
  SupportedNetworkTypes: ['IPV4'],
});

export const parameterGroupView = (group: ParameterGroupRecord, ctx: Context) =>
  group.kind === 'instance'
    ? {
        DBParameterGroupName: group.name,
        DBParameterGroupFamily: group.family,
        Description: group.description,
        DBParameterGroupArn: parameterGroupArn(group, ctx),
      }
    : {
        DBClusterParameterGroupName: group.name,
        DBParameterGroupFamily: group.family,
        Description: group.description,
        DBClusterParameterGroupArn: parameterGroupArn(group, ctx),
      };

/** All of a kind, ordered by their identifiers. */
export const databasesOf = (kind: DatabaseRecord['kind'], ctx: Context): DatabaseRecord[] =>
  ctx
    .all(databases)
    .filter((record) => record.kind === kind)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
