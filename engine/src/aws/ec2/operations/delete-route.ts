// EC2 API, DeleteRoute.
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterValue, routeNotFound } from '../faults.ts';
import { requireRouteTable } from '../find/require.ts';
import { destinationOf } from '../network/routes.ts';
import { routeTableTable } from '../state.ts';

export const deleteRoute: Operation<'ec2', 'DeleteRoute'> = (input, ctx) => {
  const table = requireRouteTable(ctx, input.RouteTableId);
  const destination = destinationOf(input);
  const route = table.Routes.find(({ Destination }) => Destination === destination);
  if (!route) throw routeNotFound(destination, table.RouteTableId);
  if (route.Origin === 'CreateRouteTable') {
    throw invalidParameterValue(
      `cannot remove local route ${destination} in route table ${table.RouteTableId}`,
    );
  }
  const Routes = table.Routes.filter((other) => other !== route);
  ctx.put(routeTableTable, table.RouteTableId, { ...table, Routes });
  return {};
};
