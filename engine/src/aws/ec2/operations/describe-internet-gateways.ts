// EC2 API, DescribeInternetGateways.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { internetGateways } from '../views/internet-gateway.ts';

export const describeInternetGateways: Operation<'ec2', 'DescribeInternetGateways'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, internetGateways, input.InternetGatewayIds, input);
  return { InternetGateways: items, NextToken };
};
