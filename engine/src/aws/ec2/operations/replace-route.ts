// EC2 API, ReplaceRoute.
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterValue } from '../faults.ts';
import { requireRouteTable } from '../find/require.ts';
import { checkedTarget, destinationOf } from '../network/routes.ts';
import { routeTableTable } from '../state.ts';

export const replaceRoute: Operation<'ec2', 'ReplaceRoute'> = (input, ctx) => {
  const table = requireRouteTable(ctx, input.RouteTableId);
  const Destination = destinationOf(input);
  const Target = input.LocalTarget ? { GatewayId: 'local' } : checkedTarget(input, table, ctx);
  if (!table.Routes.some((route) => route.Destination === Destination)) {
    throw invalidParameterValue(
      `There is no route defined for '${Destination}' in the route table. Use CreateRoute instead.`,
    );
  }
  const Routes = table.Routes.map((route) =>
    route.Destination === Destination ? { ...route, Target } : route,
  );
  ctx.put(routeTableTable, table.RouteTableId, { ...table, Routes });
  return {};
};
