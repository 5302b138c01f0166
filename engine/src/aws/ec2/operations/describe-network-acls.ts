// EC2 API, DescribeNetworkAcls.
import type { Operation } from '../../../kernel/context.ts';
import { networkAcls } from '../kinds/network-acl.ts';
import { select } from '../selection.ts';

export const describeNetworkAcls: Operation<'ec2', 'DescribeNetworkAcls'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, networkAcls, input.NetworkAclIds, input);
  return { NetworkAcls: items, NextToken };
};
