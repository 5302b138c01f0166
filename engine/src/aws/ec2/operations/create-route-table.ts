// EC2 API, CreateRouteTable.
import type { Operation } from '../../../kernel/context.ts';
import { requireRouteTable, requireVpc } from '../find/require.ts';
import { makeRouteTable } from '../network/new-vpc.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { routeTables } from '../views/route-table.ts';

export const createRouteTable: Operation<'ec2', 'CreateRouteTable'> = (input, ctx) => {
  const id = makeRouteTable(ctx, requireVpc(ctx, input.VpcId), false);
  addSpecifiedTags(ctx, id, 'route-table', input.TagSpecifications);
  return { RouteTable: routeTables.view(requireRouteTable(ctx, id), ctx) };
};
