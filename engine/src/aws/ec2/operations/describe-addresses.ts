// EC2 API, DescribeAddresses: by allocation id or by address, never paged.
import type { Operation } from '../../../kernel/context.ts';
import { select } from '../describe/selection.ts';
import { addressNotFound } from '../faults.ts';
import { addresses } from '../views/address.ts';

export const describeAddresses: Operation<'ec2', 'DescribeAddresses'> = (input, ctx) => {
  const { items } = select(ctx, addresses, input.AllocationIds, { Filters: input.Filters });
  for (const requested of input.PublicIps ?? []) {
    if (!items.some(({ PublicIp }) => PublicIp === requested)) throw addressNotFound(requested);
  }
  return {
    Addresses: input.PublicIps?.length
      ? items.filter(({ PublicIp }) => input.PublicIps?.includes(PublicIp ?? ''))
      : items,
  };
};
