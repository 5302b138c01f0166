// EC2 API, DeleteRouteTable.
import type { Operation } from '../../../kernel/context.ts';
import { dependencyViolation } from '../faults.ts';
import { routeTables } from '../kinds/route-table.ts';
import { required } from '../selection.ts';
import { routeTableTable } from '../state.ts';
import { removeTags } from '../tags.ts';

export const deleteRouteTable: Operation<'ec2', 'DeleteRouteTable'> = (input, ctx) => {
  const { RouteTableId: id, Associations } = required(ctx, routeTables, input.RouteTableId);
  if (Associations.length > 0) {
    throw dependencyViolation(`The routeTable '${id}' has dependencies and cannot be deleted.`);
  }
  ctx.delete(routeTableTable, id);
  removeTags(ctx, id);
  return {};
};
