// EC2 API, DescribeEgressOnlyInternetGateways.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { egressOnlyGateways } from '../views/egress-only-gateway.ts';

export const describeEgressOnlyInternetGateways: Operation<'ec2', 'DescribeEgressOnlyInternetGateways'> = (
  input,
  ctx,
) => {
  const { items, NextToken } = select(ctx, egressOnlyGateways, input.EgressOnlyInternetGatewayIds, input);
  return { EgressOnlyInternetGateways: items, NextToken };
};
