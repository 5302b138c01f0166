// EC2 API, ModifyNetworkInterfaceAttribute.
import type { Operation } from '../../../kernel/context.ts';
import { requireNetworkInterface } from '../find/require.ts';
import { checkSecurityGroups } from '../find/security-group.ts';
import { drawPublicAddress } from '../network/public-addresses.ts';
import { type NetworkInterfaceRecord, networkInterfaceTable } from '../state.ts';

export const modifyNetworkInterfaceAttribute: Operation<'ec2', 'ModifyNetworkInterfaceAttribute'> = (
  input,
  ctx,
) => {
  const network = requireNetworkInterface(ctx, input.NetworkInterfaceId);
  if (input.Groups) checkSecurityGroups(ctx, input.Groups, network.VpcId);
  const kept = input.Attachment?.DeleteOnTermination;
  const { PublicIp: _, ...withoutPublicIp } = network;
  const publicly: NetworkInterfaceRecord =
    input.AssociatePublicIpAddress === undefined
      ? network
      : input.AssociatePublicIpAddress
        ? { ...network, PublicIp: network.PublicIp ?? drawPublicAddress(ctx) }
        : withoutPublicIp;
  ctx.put(networkInterfaceTable, network.NetworkInterfaceId, {
    ...publicly,
    Description: input.Description?.Value ?? network.Description,
    Groups: input.Groups ? [...input.Groups] : network.Groups,
    SourceDestCheck: input.SourceDestCheck?.Value ?? network.SourceDestCheck,
    ...(network.Attachment
      ? {
          Attachment: {
            ...network.Attachment,
            DeleteOnTermination: kept ?? network.Attachment.DeleteOnTermination,
          },
        }
      : {}),
  });
  return {};
};
