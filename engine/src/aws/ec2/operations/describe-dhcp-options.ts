// EC2 API, DescribeDhcpOptions: Amazon's own, which every VPC has.
import type { Operation } from '../../../kernel/context.ts';
import { matches } from '../describe/filters.ts';
import { dhcpOptionsId } from '../views/vpc.ts';

export const describeDhcpOptions: Operation<'ec2', 'DescribeDhcpOptions'> = (input, ctx) => {
  const id = dhcpOptionsId(ctx.account);
  const domain = ctx.region === 'us-east-1' ? 'ec2.internal' : `${ctx.region}.compute.internal`;
  const isAsked =
    (!input.DhcpOptionsIds?.length || input.DhcpOptionsIds.includes(id)) &&
    matches(input.Filters, { 'dhcp-options-id': id, 'owner-id': ctx.account, key: [], value: [] }, []);
  return {
    DhcpOptions: isAsked
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
