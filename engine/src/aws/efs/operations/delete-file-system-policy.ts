// https://docs.aws.amazon.com/efs/latest/ug/API_DeleteFileSystemPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireFileSystem } from '../find.ts';
import { fileSystems } from '../state.ts';

export const deleteFileSystemPolicy: Operation<'efs', 'DeleteFileSystemPolicy'> = (input, ctx) => {
  const { policy: _policy, ...rest } = requireFileSystem(ctx, input.FileSystemId);
  ctx.put(fileSystems, rest.FileSystemId, rest);
  return {};
};
