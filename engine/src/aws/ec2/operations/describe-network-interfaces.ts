// EC2 API, DescribeNetworkInterfaces.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { networkInterfaces } from '../views/network-interface.ts';

export const describeNetworkInterfaces: Operation<'ec2', 'DescribeNetworkInterfaces'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, networkInterfaces, input.NetworkInterfaceIds, input);
  return { NetworkInterfaces: items, NextToken };
};
