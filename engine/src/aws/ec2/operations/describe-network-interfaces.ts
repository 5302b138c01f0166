// EC2 API, DescribeNetworkInterfaces.
import type { Operation } from '../../../kernel/context.ts';
import { networkInterfaces } from '../kinds/network-interface.ts';
import { select } from '../selection.ts';

export const describeNetworkInterfaces: Operation<'ec2', 'DescribeNetworkInterfaces'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, networkInterfaces, input.NetworkInterfaceIds, input);
  return { NetworkInterfaces: items, NextToken };
};
