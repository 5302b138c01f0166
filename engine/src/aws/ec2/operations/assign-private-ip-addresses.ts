// EC2 API, AssignPrivateIpAddresses: secondary addresses of an interface.
import type { Operation } from '../../../kernel/context.ts';
import { requireNetworkInterface } from '../find/require.ts';
import { takeSecondaryAddresses } from '../network/private-addresses.ts';
import { networkInterfaceTable } from '../state.ts';

export const assignPrivateIpAddresses: Operation<'ec2', 'AssignPrivateIpAddresses'> = (input, ctx) => {
  const network = requireNetworkInterface(ctx, input.NetworkInterfaceId);
  const { NetworkInterfaceId } = network;
  const requested = input.PrivateIpAddresses?.length
    ? input.PrivateIpAddresses
    : (input.SecondaryPrivateIpAddressCount ?? 0);
  const taken = takeSecondaryAddresses(
    ctx,
    network,
    requested,
    1 + network.SecondaryPrivateIpAddresses.length,
  );
  ctx.put(networkInterfaceTable, NetworkInterfaceId, {
    ...network,
    SecondaryPrivateIpAddresses: [...network.SecondaryPrivateIpAddresses, ...taken],
  });
  return {
    NetworkInterfaceId,
    AssignedPrivateIpAddresses: taken.map((PrivateIpAddress) => ({ PrivateIpAddress })),
  };
};
