// EC2 API, DescribeSubnets.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { subnets } from '../views/subnet.ts';

export const describeSubnets: Operation<'ec2', 'DescribeSubnets'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, subnets, input.SubnetIds, input);
  return { Subnets: items, NextToken };
};
