// https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { badRequest, fileSystemAlreadyExists } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { type FileSystemRecord, fileSystems, fileSystemsByToken } from '../state.ts';
import { mergedTags } from '../tags.ts';
import { checkThroughput } from '../throughput.ts';
import { fileSystemView, zoneId } from '../views.ts';

export const createFileSystem: Operation<'efs', 'CreateFileSystem'> = (input, ctx) => {
  const {
    CreationToken = '',
    ThroughputMode = 'bursting',
    ProvisionedThroughputInMibps: provisioned,
  } = input;
  const [existing] = ctx.by(fileSystemsByToken, CreationToken);
  if (existing) throw fileSystemAlreadyExists(existing.FileSystemId, CreationToken);
  checkThroughput(ThroughputMode, provisioned);
  if (input.KmsKeyId && input.Encrypted === false)
    throw badRequest('KmsKeyId can only be given for a file system that is encrypted.');
  if (input.AvailabilityZoneName && zoneId(ctx, input.AvailabilityZoneName) === undefined)
    throw badRequest(`The Availability Zone ${input.AvailabilityZoneName} does not exist.`);
  if (input.AvailabilityZoneName && input.PerformanceMode === 'maxIO')
    throw badRequest('One Zone file systems only support the performance mode generalPurpose.');
  checkQuota(ctx, quotas.fileSystems, ctx.keys(fileSystems).length + 1);
  const record: FileSystemRecord = plain({
    FileSystemId: `fs-0${ctx.ids.hex(16)}`,
    CreationToken,
    CreationTime: ctx.now,
    PerformanceMode: input.PerformanceMode ?? ('generalPurpose' as const),
    ThroughputMode,
    ProvisionedThroughputInMibps: provisioned,
    Encrypted: input.Encrypted ?? false,
    KmsKeyId: input.KmsKeyId ?? (input.Encrypted ? defaultKey(ctx) : undefined),
    AvailabilityZoneName: input.AvailabilityZoneName,
    tags: mergedTags({}, input.Tags),
    lifecyclePolicies: [],
    // "Backup is enabled by default" for One Zone file systems only.
    backup:
      (input.Backup ?? input.AvailabilityZoneName !== undefined)
        ? ('ENABLED' as const)
        : ('DISABLED' as const),
    protection: 'ENABLED' as const,
  });
  ctx.put(fileSystems, record.FileSystemId, record);
  return fileSystemView(record, ctx);
};

/** The key `aws/elasticfilesystem` of the account. Nothing is encrypted. */
const defaultKey = (ctx: Context) => ctx.arn('kms', 'key/00000000-0000-4000-8000-0000000000ef');
