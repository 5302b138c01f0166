// EC2 API, ModifySubnetAttribute. Only MapPublicIpOnLaunch has an effect here; IPv6 and the names of
// instances are state, and the others are refused.
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalidParameterValue, unsupported } from '../faults.ts';
import { requireSubnet } from '../find/require.ts';
import { type SubnetRecord, subnetTable } from '../state.ts';

export const modifySubnetAttribute: Operation<'ec2', 'ModifySubnetAttribute'> = (input, ctx) => {
  const subnet = requireSubnet(ctx, input.SubnetId);
  if (input.MapCustomerOwnedIpOnLaunch?.Value)
    throw unsupported('Drydock simulates no customer-owned addresses.');
  const given = {
    MapPublicIpOnLaunch: input.MapPublicIpOnLaunch?.Value,
    AssignIpv6AddressOnCreation: input.AssignIpv6AddressOnCreation?.Value,
    EnableDns64: input.EnableDns64?.Value,
    HostnameType: input.PrivateDnsHostnameTypeOnLaunch,
    EnableResourceNameDnsARecord: input.EnableResourceNameDnsARecordOnLaunch?.Value,
    EnableResourceNameDnsAAAARecord: input.EnableResourceNameDnsAAAARecordOnLaunch?.Value,
  };
  if (given.AssignIpv6AddressOnCreation && !subnet.Ipv6Block)
    throw invalidParameterValue(`The subnet '${subnet.SubnetId}' has no IPv6 CIDR block.`);
  ctx.put(subnetTable, subnet.SubnetId, { ...subnet, ...(plain(given) as Partial<SubnetRecord>) });
  return {};
};
