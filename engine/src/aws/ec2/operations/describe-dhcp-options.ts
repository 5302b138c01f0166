// EC2 API, DescribeDhcpOptions: the set of Amazon's own, which every VPC uses.
import type { Operation } from '../../../kernel/context.ts';
import { matches } from '../describe/filters.ts';
import { dhcpOptionsNotFound } from '../faults.ts';
import { dhcpOptionsId } from '../views/vpc.ts';

export const describeDhcpOptions: Operation<'ec2', 'DescribeDhcpOptions'> = (input, ctx) => {
  const id = dhcpOptionsId(ctx.account);
  for (const other of input.DhcpOptionsIds ?? []) if (other !== id) throw dhcpOptionsNotFound(other);
  const domain = ctx.region === 'us-east-1' ? 'ec2.internal' : `${ctx.region}.compute.internal`;
  const isSelected = matches(
    input.Filters,
    {
      'dhcp-options-id': id,
      'owner-id': ctx.account,
      key: ['domain-name', 'domain-name-servers'],
      value: [domain, 'AmazonProvidedDNS'],
    },
    [],
  );
  return {
    DhcpOptions: isSelected
      ? [
          {
            DhcpOptionsId: id,
            OwnerId: ctx.account,
            DhcpConfigurations: [
              { Key: 'domain-name', Values: [{ Value: domain }] },
              { Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] },
            ],
            Tags: [],
          },
        ]
      : [],
  };
};
