// EC2 API, ModifySubnetAttribute. Only MapPublicIpOnLaunch has an effect here; the others are refused unless they
// request what is already the case.
import type { Operation } from '../../../kernel/context.ts';
import { unsupported } from '../faults.ts';
import { requireSubnet } from '../find/require.ts';
import { subnetTable } from '../state.ts';

export const modifySubnetAttribute: Operation<'ec2', 'ModifySubnetAttribute'> = (input, ctx) => {
  const subnet = requireSubnet(ctx, input.SubnetId);
  if (
    input.AssignIpv6AddressOnCreation?.Value ||
    input.MapCustomerOwnedIpOnLaunch?.Value ||
    input.EnableDns64?.Value
  ) {
    throw unsupported('Drydock simulates neither IPv6 nor customer-owned addresses.');
  }
  if (input.MapPublicIpOnLaunch?.Value !== undefined) {
    ctx.put(subnetTable, subnet.SubnetId, {
      ...subnet,
      MapPublicIpOnLaunch: input.MapPublicIpOnLaunch.Value,
    });
  }
  return {};
};
