// EC2 API, CreateRoute.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { routeAlreadyExists } from '../faults.ts';
import { requireRouteTable } from '../find/require.ts';
import { checkedTarget, destinationOf } from '../network/routes.ts';
import { quotas } from '../quotas.ts';
import { routeTableTable } from '../state.ts';

export const createRoute: Operation<'ec2', 'CreateRoute'> = (input, ctx) => {
  const table = requireRouteTable(ctx, input.RouteTableId);
  const Destination = destinationOf(input);
  const Target = checkedTarget(input, table, ctx);
  if (table.Routes.some((route) => route.Destination === Destination)) throw routeAlreadyExists(Destination);
  checkQuota(ctx, quotas.routesPerTable, table.Routes.length + 1);
  const Routes = [...table.Routes, { Destination, Target, Origin: 'CreateRoute' as const }];
  ctx.put(routeTableTable, table.RouteTableId, { ...table, Routes });
  return { Return: true };
};
