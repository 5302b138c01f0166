// EC2 API, DeleteNetworkInterface: an interface that is not attached.
import type { Operation } from '../../../kernel/context.ts';
import { interfaceInUse } from '../faults.ts';
import { requireNetworkInterface } from '../find/require.ts';
import { removeNetworkInterface } from '../network/network-interfaces.ts';

export const deleteNetworkInterface: Operation<'ec2', 'DeleteNetworkInterface'> = (input, ctx) => {
  const network = requireNetworkInterface(ctx, input.NetworkInterfaceId);
  if (network.Attachment || network.RequesterManaged) throw interfaceInUse(network.NetworkInterfaceId);
  removeNetworkInterface(ctx, network.NetworkInterfaceId);
  return {};
};
