// EC2 API, DescribeNatGateways: its filters are called `Filter`.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { natGateways } from '../views/nat-gateway.ts';

export const describeNatGateways: Operation<'ec2', 'DescribeNatGateways'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, natGateways, input.NatGatewayIds, {
    Filters: input.Filter,
    MaxResults: input.MaxResults,
    NextToken: input.NextToken,
  });
  return { NatGateways: items, NextToken };
};
