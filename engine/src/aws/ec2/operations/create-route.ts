// EC2 API, CreateRoute.
import type { Operation } from '../../../kernel/context.ts';
import { routeAlreadyExists } from '../faults.ts';
import { routeTables } from '../kinds/route-table.ts';
import { checkedTarget, destinationOf } from '../routes.ts';
import { required } from '../selection.ts';
import { routeTableTable } from '../state.ts';

export const createRoute: Operation<'ec2', 'CreateRoute'> = (input, ctx) => {
  const table = required(ctx, routeTables, input.RouteTableId);
  const Destination = destinationOf(input);
  const Target = checkedTarget(input, table, ctx);
  if (table.Routes.some((route) => route.Destination === Destination)) throw routeAlreadyExists(Destination);
  const Routes = [...table.Routes, { Destination, Target, Origin: 'CreateRoute' as const }];
  ctx.put(routeTableTable, table.RouteTableId, { ...table, Routes });
  return { Return: true };
};
