// EC2 API, CreateNetworkInterface.
import type { Operation } from '../../../kernel/context.ts';
import { makeNetworkInterface } from '../network/network-interfaces.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { networkInterfaces } from '../views/network-interface.ts';

export const createNetworkInterface: Operation<'ec2', 'CreateNetworkInterface'> = (input, ctx) => {
  const network = makeNetworkInterface(ctx, {
    subnetId: input.SubnetId,
    groups: input.Groups,
    description: input.Description,
    privateIpAddress:
      input.PrivateIpAddress ?? input.PrivateIpAddresses?.find(({ Primary }) => Primary)?.PrivateIpAddress,
    secondaryCount: input.SecondaryPrivateIpAddressCount,
  });
  addSpecifiedTags(ctx, network.NetworkInterfaceId, 'network-interface', input.TagSpecifications);
  return { NetworkInterface: networkInterfaces.view(network, ctx), ClientToken: input.ClientToken };
};
