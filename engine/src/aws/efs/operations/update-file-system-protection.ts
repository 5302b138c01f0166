// https://docs.aws.amazon.com/efs/latest/ug/API_UpdateFileSystemProtection.html
import type { Operation } from '../../../kernel/context.ts';
import { requireFileSystem } from '../find.ts';
import { fileSystems } from '../state.ts';

export const updateFileSystemProtection: Operation<'efs', 'UpdateFileSystemProtection'> = (input, ctx) => {
  const record = requireFileSystem(ctx, input.FileSystemId);
  const protection = input.ReplicationOverwriteProtection ?? record.protection;
  ctx.put(fileSystems, record.FileSystemId, { ...record, protection });
  return { ReplicationOverwriteProtection: protection };
};
