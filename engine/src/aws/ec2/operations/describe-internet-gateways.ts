// EC2 API, DescribeInternetGateways.
import type { Operation } from '../../../kernel/context.ts';
import { internetGateways } from '../kinds/internet-gateway.ts';
import { select } from '../selection.ts';

export const describeInternetGateways: Operation<'ec2', 'DescribeInternetGateways'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, internetGateways, input.InternetGatewayIds, input);
  return { InternetGateways: items, NextToken };
};
