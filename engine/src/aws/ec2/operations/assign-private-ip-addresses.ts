// EC2 API, AssignPrivateIpAddresses: secondary addresses of an interface.
import type { Operation } from '../../../kernel/context.ts';
import { requireNetworkInterface } from '../find/require.ts';
import { takePrivateAddress } from '../network/private-addresses.ts';
import { networkInterfaceTable } from '../state.ts';

export const assignPrivateIpAddresses: Operation<'ec2', 'AssignPrivateIpAddresses'> = (input, ctx) => {
  const network = requireNetworkInterface(ctx, input.NetworkInterfaceId);
  const { SubnetId, NetworkInterfaceId } = network;
  const requested: readonly (string | undefined)[] = input.PrivateIpAddresses?.length
    ? input.PrivateIpAddresses
    : Array.from({ length: input.SecondaryPrivateIpAddressCount ?? 0 });
  const taken = requested.map((address) => takePrivateAddress(ctx, SubnetId, NetworkInterfaceId, address));
  ctx.put(networkInterfaceTable, NetworkInterfaceId, {
    ...network,
    SecondaryPrivateIpAddresses: [...network.SecondaryPrivateIpAddresses, ...taken],
  });
  return {
    NetworkInterfaceId,
    AssignedPrivateIpAddresses: taken.map((PrivateIpAddress) => ({ PrivateIpAddress })),
  };
};
