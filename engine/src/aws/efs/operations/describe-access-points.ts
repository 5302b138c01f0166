// https://docs.aws.amazon.com/efs/latest/ug/API_DescribeAccessPoints.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { badRequest } from '../faults.ts';
import { requireAccessPoint, requireFileSystem } from '../find.ts';
import { accessPoints, accessPointsByFileSystem } from '../state.ts';
import { accessPointView } from '../views.ts';

export const describeAccessPoints: Operation<'efs', 'DescribeAccessPoints'> = (input, ctx) => {
  if (input.AccessPointId && input.FileSystemId)
    throw badRequest('Specify either AccessPointId or FileSystemId, not both.');
  const wanted = input.AccessPointId
    ? [requireAccessPoint(ctx, input.AccessPointId)]
    : input.FileSystemId
      ? ctx.by(accessPointsByFileSystem, requireFileSystem(ctx, input.FileSystemId).FileSystemId)
      : ctx.all(accessPoints);
  const listed = page(wanted, ({ AccessPointId }) => AccessPointId, input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw badRequest('The token is not valid.');
  return {
    AccessPoints: listed.items.map((record) => accessPointView(record, ctx)),
    NextToken: listed.nextToken,
  };
};
