// EC2 API, DescribeRouteTables.
import type { Operation } from '../../../kernel/context.ts';
import { routeTables } from '../kinds/route-table.ts';
import { select } from '../selection.ts';

export const describeRouteTables: Operation<'ec2', 'DescribeRouteTables'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, routeTables, input.RouteTableIds, input);
  return { RouteTables: items, NextToken };
};
