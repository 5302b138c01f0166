// EC2 API, DescribeRouteTables.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { routeTables } from '../views/route-table.ts';

export const describeRouteTables: Operation<'ec2', 'DescribeRouteTables'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, routeTables, input.RouteTableIds, input);
  return { RouteTables: items, NextToken };
};
