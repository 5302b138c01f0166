// EC2 API, DescribeAddressesAttribute: no Elastic IP address here has a reverse DNS name.
import type { Operation } from '../../../kernel/context.ts';
import { paginate, selectRecords } from '../describe/selection.ts';
import { addresses } from '../views/address.ts';

export const describeAddressesAttribute: Operation<'ec2', 'DescribeAddressesAttribute'> = (input, ctx) => {
  const { items, NextToken } = paginate(
    selectRecords(ctx, addresses, input.AllocationIds, undefined),
    addresses.idOf,
    input,
  );
  return { Addresses: items.map(({ AllocationId, PublicIp }) => ({ AllocationId, PublicIp })), NextToken };
};
