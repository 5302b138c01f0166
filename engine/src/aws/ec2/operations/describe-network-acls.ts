// EC2 API, DescribeNetworkAcls.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { networkAcls } from '../views/network-acl.ts';

export const describeNetworkAcls: Operation<'ec2', 'DescribeNetworkAcls'> = (input, ctx) => {
  const { items, NextToken } = select(ctx, networkAcls, input.NetworkAclIds, input);
  return { NetworkAcls: items, NextToken };
};
