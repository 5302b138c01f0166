// EC2 API, DescribeNatGateways: this one calls its filters `Filter`.
import type { Operation } from '../../../kernel/context.ts';
import { natGateways } from '../kinds/nat-gateway.ts';
import { select } from '../selection.ts';

export const describeNatGateways: Operation<'ec2', 'DescribeNatGateways'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, natGateways, input.NatGatewayIds, {
    Filters: input.Filter,
    MaxResults: input.MaxResults,
    NextToken: input.NextToken,
  });
  return { NatGateways: items, NextToken };
};
