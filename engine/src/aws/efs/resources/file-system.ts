// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-filesystem.html
import type { LifecyclePolicy, PerformanceMode, Tag, ThroughputMode } from '@aws-sdk/client-efs';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { notSimulated } from '../faults.ts';
import { requireFileSystem } from '../find.ts';
import { fileSystems } from '../state.ts';
import { mergedTags } from '../tags.ts';
import { fileSystemArn } from '../views.ts';

interface FileSystemProperties {
  readonly AvailabilityZoneName?: string;
  readonly BackupPolicy?: { readonly Status: 'ENABLED' | 'DISABLED' };
  readonly Encrypted?: boolean;
  readonly FileSystemPolicy?: unknown;
  readonly FileSystemProtection?: { readonly ReplicationOverwriteProtection?: 'ENABLED' | 'DISABLED' };
  readonly FileSystemTags?: Tag[];
  readonly KmsKeyId?: string;
  readonly LifecyclePolicies?: LifecyclePolicy[];
  readonly PerformanceMode?: PerformanceMode;
  readonly ProvisionedThroughputInMibps?: number;
  readonly ReplicationConfiguration?: unknown;
  readonly ThroughputMode?: ThroughputMode;
}

const read = ({ properties }: ResourceRequest) => properties as unknown as FileSystemProperties;

export const fileSystemResource: ResourceType = {
  type: 'AWS::EFS::FileSystem',
  create(request, ctx) {
    const properties = read(request);
    if (properties.ReplicationConfiguration) throw notSimulated('Replication of a file system');
    const { FileSystemId = '' } = ctx.call('efs', 'CreateFileSystem', {
      CreationToken: ctx.ids.uuid(),
      PerformanceMode: properties.PerformanceMode,
      Encrypted: properties.Encrypted,
      KmsKeyId: properties.KmsKeyId,
      ThroughputMode: properties.ThroughputMode,
      ProvisionedThroughputInMibps: properties.ProvisionedThroughputInMibps,
      AvailabilityZoneName: properties.AvailabilityZoneName,
      Tags: tagsOf(request),
    });
    applySettings(FileSystemId, request, ctx);
    return { status: 'success', physicalId: FileSystemId };
  },
  update(id, request, ctx) {
    const { ThroughputMode = 'bursting', ProvisionedThroughputInMibps } = read(request);
    ctx.call('efs', 'UpdateFileSystem', { FileSystemId: id, ThroughputMode, ProvisionedThroughputInMibps });
    // Backups that are gone from the template are turned off.
    if (!read(request).BackupPolicy && (request.previous as FileSystemProperties).BackupPolicy)
      ctx.call('efs', 'PutBackupPolicy', { FileSystemId: id, BackupPolicy: { Status: 'DISABLED' } });
    applySettings(id, request, ctx);
    const record = requireFileSystem(ctx, id);
    ctx.put(fileSystems, id, { ...record, tags: mergedTags({}, tagsOf(request)) });
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (ctx.get(fileSystems, id)) ctx.call('efs', 'DeleteFileSystem', { FileSystemId: id });
    return { status: 'success', physicalId: id };
  },
  unread: ['BypassPolicyLockoutSafetyCheck', 'FileSystemPolicy', 'ReplicationConfiguration'],
  read(FileSystemId, _properties, ctx) {
    const found = ctx.call('efs', 'DescribeFileSystems', { FileSystemId }).FileSystems?.[0];
    const { BackupPolicy } = ctx.call('efs', 'DescribeBackupPolicy', { FileSystemId });
    const { LifecyclePolicies } = ctx.call('efs', 'DescribeLifecycleConfiguration', { FileSystemId });
    return found && { ...found, FileSystemTags: found.Tags, BackupPolicy, LifecyclePolicies };
  },
  attributes(id, ctx) {
    return { Arn: fileSystemArn(requireFileSystem(ctx, id).FileSystemId, ctx), FileSystemId: id };
  },
};

function applySettings(FileSystemId: string, request: ResourceRequest, ctx: Context): void {
  const { LifecyclePolicies = [], BackupPolicy, FileSystemPolicy, FileSystemProtection } = read(request);
  ctx.call('efs', 'PutLifecycleConfiguration', { FileSystemId, LifecyclePolicies });
  if (BackupPolicy) ctx.call('efs', 'PutBackupPolicy', { FileSystemId, BackupPolicy });
  if (FileSystemPolicy === undefined) ctx.call('efs', 'DeleteFileSystemPolicy', { FileSystemId });
  else {
    const Policy = typeof FileSystemPolicy === 'string' ? FileSystemPolicy : JSON.stringify(FileSystemPolicy);
    ctx.call('efs', 'PutFileSystemPolicy', { FileSystemId, Policy });
  }
  if (FileSystemProtection)
    ctx.call('efs', 'UpdateFileSystemProtection', { FileSystemId, ...FileSystemProtection });
}

const tagsOf = (request: ResourceRequest): Tag[] => [
  ...request.tags,
  ...(read(request).FileSystemTags ?? []),
];
