// https://docs.aws.amazon.com/efs/latest/ug/API_DeleteAccessPoint.html
// The folder that it led to, with its files, is kept: it belongs to the file system.
import type { Operation } from '../../../kernel/context.ts';
import { requireAccessPoint } from '../find.ts';
import { accessPoints } from '../state.ts';

export const deleteAccessPoint: Operation<'efs', 'DeleteAccessPoint'> = (input, ctx) => {
  ctx.delete(accessPoints, requireAccessPoint(ctx, input.AccessPointId).AccessPointId);
  return {};
};
