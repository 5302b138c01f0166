// https://docs.aws.amazon.com/efs/latest/ug/API_DescribeBackupPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireFileSystem } from '../find.ts';

export const describeBackupPolicy: Operation<'efs', 'DescribeBackupPolicy'> = (input, ctx) => ({
  BackupPolicy: { Status: requireFileSystem(ctx, input.FileSystemId).backup },
});
