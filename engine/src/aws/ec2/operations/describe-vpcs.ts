// EC2 API, DescribeVpcs.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { vpcs } from '../views/vpc.ts';

export const describeVpcs: Operation<'ec2', 'DescribeVpcs'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, vpcs, input.VpcIds, input);
  return { Vpcs: items, NextToken };
};
