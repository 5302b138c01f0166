// Snapshots as the API returns them.
import type { DBClusterSnapshot, DBSnapshot } from '@aws-sdk/client-rds';
import { tagList } from '../../../contracts/tag-records.ts';
import type { Context } from '../../../kernel/context.ts';
import { snapshotArn } from '../find.ts';
import type { SnapshotRecord } from '../state.ts';

const common = (record: SnapshotRecord) => ({
  SnapshotCreateTime: new Date(record.createdAt),
  Engine: record.engine,
  EngineVersion: record.engineVersion,
  AllocatedStorage: Number(record.settings.AllocatedStorage ?? 1),
  Status: record.status,
  Port: record.port,
  ...(record.user !== undefined && { MasterUsername: record.user }),
  SnapshotType: 'manual',
  PercentProgress: record.status === 'available' ? 100 : 0,
  IAMDatabaseAuthenticationEnabled: record.settings.IAMDatabaseAuthenticationEnabled === true,
  TagList: tagList(record.tags),
});

export const snapshotView = (record: SnapshotRecord, ctx: Context): DBSnapshot => ({
  ...common(record),
  DBSnapshotIdentifier: record.id,
  DBSnapshotArn: snapshotArn(record, ctx),
  DBInstanceIdentifier: record.databaseId,
  DbiResourceId: record.databaseResourceId,
  InstanceCreateTime: new Date(record.databaseCreatedAt),
  OriginalSnapshotCreateTime: new Date(record.createdAt),
  StorageType: String(record.settings.StorageType ?? 'gp3'),
  Encrypted: record.settings.StorageEncrypted === true,
});

export const clusterSnapshotView = (record: SnapshotRecord, ctx: Context): DBClusterSnapshot => ({
  ...common(record),
  DBClusterSnapshotIdentifier: record.id,
  DBClusterSnapshotArn: snapshotArn(record, ctx),
  DBClusterIdentifier: record.databaseId,
  DbClusterResourceId: record.databaseResourceId,
  ClusterCreateTime: new Date(record.databaseCreatedAt),
  StorageEncrypted: record.settings.StorageEncrypted === true,
});
