// EC2 API, UnassignPrivateIpAddresses: secondary addresses only.
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterValue } from '../faults.ts';
import { requireNetworkInterface } from '../find/require.ts';
import { releasePrivateAddress } from '../network/private-addresses.ts';
import { networkInterfaceTable } from '../state.ts';

export const unassignPrivateIpAddresses: Operation<'ec2', 'UnassignPrivateIpAddresses'> = (input, ctx) => {
  const network = requireNetworkInterface(ctx, input.NetworkInterfaceId);
  const removed = input.PrivateIpAddresses ?? [];
  for (const address of removed) {
    if (!network.SecondaryPrivateIpAddresses.includes(address)) {
      throw invalidParameterValue(
        `Some of the specified addresses are not assigned to interface ${network.NetworkInterfaceId}`,
      );
    }
    releasePrivateAddress(ctx, network.SubnetId, address);
  }
  ctx.put(networkInterfaceTable, network.NetworkInterfaceId, {
    ...network,
    SecondaryPrivateIpAddresses: network.SecondaryPrivateIpAddresses.filter((one) => !removed.includes(one)),
  });
  return {};
};
