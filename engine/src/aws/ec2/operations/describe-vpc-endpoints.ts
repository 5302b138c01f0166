// EC2 API, DescribeVpcEndpoints.
import type { Operation } from '../../../kernel/context.ts';
import { vpcEndpoints } from '../kinds/vpc-endpoint.ts';
import { select } from '../selection.ts';

export const describeVpcEndpoints: Operation<'ec2', 'DescribeVpcEndpoints'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, vpcEndpoints, input.VpcEndpointIds, input);
  return { VpcEndpoints: items, NextToken };
};
