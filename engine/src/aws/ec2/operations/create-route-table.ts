// EC2 API, CreateRouteTable.
import type { Operation } from '../../../kernel/context.ts';
import { routeTables } from '../kinds/route-table.ts';
import { vpcs } from '../kinds/vpc.ts';
import { makeRouteTable } from '../new-vpc.ts';
import { required } from '../selection.ts';
import { addSpecifiedTags } from '../tags.ts';

export const createRouteTable: Operation<'ec2', 'CreateRouteTable'> = (input, ctx) => {
  const id = makeRouteTable(ctx, required(ctx, vpcs, input.VpcId), false);
  addSpecifiedTags(ctx, id, 'route-table', input.TagSpecifications);
  return { RouteTable: routeTables.view(required(ctx, routeTables, id), ctx) };
};
