// https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystems.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { badRequest } from '../faults.ts';
import { requireFileSystem } from '../find.ts';
import { fileSystems } from '../state.ts';
import { fileSystemView } from '../views.ts';

export const describeFileSystems: Operation<'efs', 'DescribeFileSystems'> = (input, ctx) => {
  const wanted = input.FileSystemId
    ? [requireFileSystem(ctx, input.FileSystemId)]
    : ctx
        .all(fileSystems)
        .filter(({ CreationToken }) => !input.CreationToken || CreationToken === input.CreationToken);
  const listed = page(wanted, ({ FileSystemId }) => FileSystemId, input.MaxItems ?? 100, input.Marker);
  if (!listed) throw badRequest('The marker is not valid.');
  return {
    Marker: input.Marker,
    FileSystems: listed.items.map((record) => fileSystemView(record, ctx)),
    NextMarker: listed.nextToken,
  };
};
