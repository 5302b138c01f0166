// https://docs.aws.amazon.com/efs/latest/ug/API_DeleteFileSystem.html
// Its files are removed from this machine, and its access points with it.
import type { Operation } from '../../../kernel/context.ts';
import { fileSystemInUse } from '../faults.ts';
import { requireFileSystem } from '../find.ts';
import { accessPoints, accessPointsByFileSystem, fileSystems, mountTargetsByFileSystem } from '../state.ts';

export const deleteFileSystem: Operation<'efs', 'DeleteFileSystem'> = (input, ctx) => {
  const { FileSystemId } = requireFileSystem(ctx, input.FileSystemId);
  if (ctx.countBy(mountTargetsByFileSystem, FileSystemId) > 0) throw fileSystemInUse(FileSystemId);
  for (const id of ctx.keysBy(accessPointsByFileSystem, FileSystemId)) ctx.delete(accessPoints, id);
  ctx.delete(fileSystems, FileSystemId);
  ctx.perform('runtime/remove-file-system', { fileSystemId: FileSystemId });
  return {};
};
