// EC2 API, DescribeVpcEndpoints.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { vpcEndpoints } from '../views/vpc-endpoint.ts';

export const describeVpcEndpoints: Operation<'ec2', 'DescribeVpcEndpoints'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, vpcEndpoints, input.VpcEndpointIds, input);
  return { VpcEndpoints: items, NextToken };
};
