// EC2 API, DeleteNetworkInterface: only one that is not attached.
import type { Operation } from '../../../kernel/context.ts';
import { interfaceInUse } from '../faults.ts';
import { networkInterfaces } from '../kinds/network-interface.ts';
import { removeNetworkInterface } from '../network-interfaces.ts';
import { required } from '../selection.ts';

export const deleteNetworkInterface: Operation<'ec2', 'DeleteNetworkInterface'> = (input, ctx) => {
  const network = required(ctx, networkInterfaces, input.NetworkInterfaceId);
  if (network.Attachment || network.RequesterManaged) throw interfaceInUse(network.NetworkInterfaceId);
  removeNetworkInterface(ctx, network.NetworkInterfaceId);
  return {};
};
