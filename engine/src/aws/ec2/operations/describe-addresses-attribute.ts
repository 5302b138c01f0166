// EC2 API, DescribeAddressesAttribute: no Elastic IP address here has a reverse DNS name.
import type { Operation } from '../../../kernel/context.ts';
import { addresses } from '../kinds/address.ts';
import { paginate, selectRecords } from '../selection.ts';

export const describeAddressesAttribute: Operation<'ec2', 'DescribeAddressesAttribute'> = (input, ctx) => {
  const { page, NextToken } = paginate(selectRecords(ctx, addresses, input.AllocationIds, undefined), input);
  return { Addresses: page.map(({ AllocationId, PublicIp }) => ({ AllocationId, PublicIp })), NextToken };
};
