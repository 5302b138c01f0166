// https://docs.aws.amazon.com/efs/latest/ug/API_DescribeMountTargets.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { badRequest } from '../faults.ts';
import { requireAccessPoint, requireFileSystem, requireMountTarget } from '../find.ts';
import { mountTargetsByFileSystem } from '../state.ts';
import { mountTargetView } from '../views.ts';

export const describeMountTargets: Operation<'efs', 'DescribeMountTargets'> = (input, ctx) => {
  const given = [input.FileSystemId, input.MountTargetId, input.AccessPointId].filter(Boolean);
  if (given.length !== 1)
    throw badRequest('Exactly one of FileSystemId, MountTargetId and AccessPointId must be specified.');
  const fileSystemId = input.AccessPointId
    ? requireAccessPoint(ctx, input.AccessPointId).FileSystemId
    : input.FileSystemId && requireFileSystem(ctx, input.FileSystemId).FileSystemId;
  const wanted = fileSystemId
    ? ctx.by(mountTargetsByFileSystem, fileSystemId)
    : [requireMountTarget(ctx, input.MountTargetId)];
  const listed = page(wanted, ({ MountTargetId }) => MountTargetId, input.MaxItems ?? 100, input.Marker);
  if (!listed) throw badRequest('The marker is not valid.');
  return {
    Marker: input.Marker,
    MountTargets: listed.items.map((record) => mountTargetView(record, ctx)),
    NextMarker: listed.nextToken,
  };
};
