// EC2 API, DeleteRouteTable.
import type { Operation } from '../../../kernel/context.ts';
import { dependencyViolation } from '../faults.ts';
import { requireRouteTable } from '../find/require.ts';
import { routeTableTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteRouteTable: Operation<'ec2', 'DeleteRouteTable'> = (input, ctx) => {
  const { RouteTableId: id, Associations } = requireRouteTable(ctx, input.RouteTableId);
  if (Associations.length > 0) {
    throw dependencyViolation(`The routeTable '${id}' has dependencies and cannot be deleted.`);
  }
  ctx.delete(routeTableTable, id);
  removeTags(ctx, id);
  return {};
};
