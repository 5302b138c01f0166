// EFS's records as the API returns them.
import type {
  AccessPointDescription,
  FileSystemDescription,
  MountTargetDescription,
} from '@aws-sdk/client-efs';
import type { Context } from '../../kernel/context.ts';
import {
  type AccessPointRecord,
  type FileSystemRecord,
  type MountTargetRecord,
  mountTargetsByFileSystem,
} from './state.ts';
import { tagViews } from './tags.ts';

/** What AWS counts for a file system that nothing was written to. What tasks write is not counted. */
const emptyBytes = 6144;

export const fileSystemArn = (id: string, ctx: Context) => ctx.arn('elasticfilesystem', `file-system/${id}`);
export const accessPointArn = (id: string, ctx: Context) =>
  ctx.arn('elasticfilesystem', `access-point/${id}`);

export function fileSystemView(record: FileSystemRecord, ctx: Context): FileSystemDescription {
  const { FileSystemId, CreationTime, tags, protection } = record;
  return {
    OwnerId: ctx.account,
    CreationToken: record.CreationToken,
    FileSystemId,
    FileSystemArn: fileSystemArn(FileSystemId, ctx),
    CreationTime: new Date(CreationTime),
    // On AWS it takes seconds; here a caller only sees it in the answer that creates it.
    LifeCycleState: ctx.now === CreationTime ? 'creating' : 'available',
    Name: tags.Name,
    NumberOfMountTargets: ctx.countBy(mountTargetsByFileSystem, FileSystemId),
    SizeInBytes: { Value: emptyBytes, ValueInIA: 0, ValueInStandard: emptyBytes, ValueInArchive: 0 },
    PerformanceMode: record.PerformanceMode,
    Encrypted: record.Encrypted,
    KmsKeyId: record.KmsKeyId,
    ThroughputMode: record.ThroughputMode,
    ProvisionedThroughputInMibps: record.ProvisionedThroughputInMibps,
    AvailabilityZoneName: record.AvailabilityZoneName,
    AvailabilityZoneId: record.AvailabilityZoneName && zoneId(ctx, record.AvailabilityZoneName),
    Tags: tagViews(tags),
    FileSystemProtection: { ReplicationOverwriteProtection: protection },
  };
}

export function zoneId(ctx: Context, name: string): string | undefined {
  const { AvailabilityZones = [] } = ctx.call('ec2', 'DescribeAvailabilityZones', {});
  return AvailabilityZones.find(({ ZoneName }) => ZoneName === name)?.ZoneId;
}

export function mountTargetView(record: MountTargetRecord, ctx: Context): MountTargetDescription {
  return { OwnerId: ctx.account, LifeCycleState: 'available', ...record };
}

export function accessPointView(record: AccessPointRecord, ctx: Context): AccessPointDescription {
  const { AccessPointId, tags, ...rest } = record;
  return {
    ...rest,
    AccessPointId,
    AccessPointArn: accessPointArn(AccessPointId, ctx),
    Name: tags.Name,
    OwnerId: ctx.account,
    LifeCycleState: 'available',
    Tags: tagViews(tags),
  };
}
