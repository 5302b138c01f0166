// EC2 API, CreateRouteTable.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { requireRouteTable, requireVpc } from '../find/require.ts';
import { makeRouteTable } from '../network/new-vpc.ts';
import { quotas } from '../quotas.ts';
import { routeTableTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { routeTables } from '../views/route-table.ts';

export const createRouteTable: Operation<'ec2', 'CreateRouteTable'> = (input, ctx) => {
  const vpc = requireVpc(ctx, input.VpcId);
  const siblings = ctx.all(routeTableTable).filter(({ VpcId }) => VpcId === vpc.VpcId);
  checkQuota(ctx, quotas.routeTablesPerVpc, siblings.length + 1);
  const id = makeRouteTable(ctx, vpc, false);
  addSpecifiedTags(ctx, id, 'route-table', input.TagSpecifications);
  return { RouteTable: routeTables.view(requireRouteTable(ctx, id), ctx) };
};
