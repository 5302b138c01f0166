// https://docs.aws.amazon.com/efs/latest/ug/API_PutBackupPolicy.html
// Recorded only: nothing is backed up.
import type { Operation } from '../../../kernel/context.ts';
import { requireFileSystem } from '../find.ts';
import { fileSystems } from '../state.ts';

export const putBackupPolicy: Operation<'efs', 'PutBackupPolicy'> = (input, ctx) => {
  const record = requireFileSystem(ctx, input.FileSystemId);
  const backup = input.BackupPolicy?.Status === 'ENABLED' ? ('ENABLED' as const) : ('DISABLED' as const);
  ctx.put(fileSystems, record.FileSystemId, { ...record, backup });
  return { BackupPolicy: { Status: backup } };
};
