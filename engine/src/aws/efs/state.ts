// EFS's records. Members have the API's names; times are milliseconds since the epoch.
import type {
  FileSystemProtectionDescription,
  LifecyclePolicy,
  PerformanceMode,
  PosixUser,
  RootDirectory,
  ThroughputMode,
} from '@aws-sdk/client-efs';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'efs/file-systems': FileSystemRecord;
    'efs/mount-targets': MountTargetRecord;
    'efs/access-points': AccessPointRecord;
  }
}

type Tags = Readonly<Record<string, string>>;

export interface FileSystemRecord {
  readonly FileSystemId: string;
  readonly CreationToken: string;
  readonly CreationTime: number;
  readonly PerformanceMode: PerformanceMode;
  readonly ThroughputMode: ThroughputMode;
  readonly ProvisionedThroughputInMibps?: number;
  readonly Encrypted: boolean;
  readonly KmsKeyId?: string;
  /** Of a file system in one zone. */
  readonly AvailabilityZoneName?: string;
  readonly tags: Tags;
  readonly lifecyclePolicies: readonly LifecyclePolicy[];
  readonly backup: 'ENABLED' | 'DISABLED';
  /** JSON. */
  readonly policy?: string;
  readonly protection: NonNullable<FileSystemProtectionDescription['ReplicationOverwriteProtection']>;
}
export const fileSystems = defineTable('efs/file-systems');
export const fileSystemsByToken = defineIndex(fileSystems, ({ CreationToken }) => CreationToken);

export interface MountTargetRecord {
  readonly MountTargetId: string;
  readonly FileSystemId: string;
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly AvailabilityZoneName: string;
  readonly AvailabilityZoneId: string;
  readonly IpAddress: string;
  readonly NetworkInterfaceId: string;
}
export const mountTargets = defineTable('efs/mount-targets');
export const mountTargetsByFileSystem = defineIndex(mountTargets, ({ FileSystemId }) => FileSystemId);

export interface AccessPointRecord {
  readonly AccessPointId: string;
  readonly FileSystemId: string;
  readonly ClientToken: string;
  readonly PosixUser?: PosixUser;
  readonly RootDirectory: RootDirectory;
  readonly tags: Tags;
}
export const accessPoints = defineTable('efs/access-points');
export const accessPointsByFileSystem = defineIndex(accessPoints, ({ FileSystemId }) => FileSystemId);
export const accessPointsByToken = defineIndex(accessPoints, ({ ClientToken }) => ClientToken);
