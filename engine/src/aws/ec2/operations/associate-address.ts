// EC2 API, AssociateAddress: with an instance's primary interface or with an interface.

import type { Operation } from '../../../kernel/context.ts';
import { alreadyAssociated, missingParameter } from '../faults.ts';
import { requireAddress, requireInstance, requireNetworkInterface } from '../find/require.ts';
import { addressTable } from '../state.ts';

export const associateAddress: Operation<'ec2', 'AssociateAddress'> = (input, ctx) => {
  const byIp = ctx.all(addressTable).find(({ PublicIp }) => PublicIp === input.PublicIp);
  const address = byIp ?? requireAddress(ctx, input.AllocationId);
  if (!input.InstanceId && !input.NetworkInterfaceId)
    throw missingParameter('InstanceId or NetworkInterfaceId');
  const networkId = input.InstanceId
    ? requireInstance(ctx, input.InstanceId).NetworkInterfaceIds[0]
    : input.NetworkInterfaceId;
  const network = requireNetworkInterface(ctx, networkId);
  if (
    address.AssociationId &&
    address.NetworkInterfaceId !== network.NetworkInterfaceId &&
    !input.AllowReassociation
  ) {
    throw alreadyAssociated(
      `resource ${address.AllocationId} is already associated with associate-id ${address.AssociationId}`,
    );
  }
  const AssociationId = `eipassoc-${ctx.ids.hex(17)}`;
  const InstanceId = network.Attachment?.InstanceId;
  ctx.put(addressTable, address.AllocationId, {
    ...address,
    AssociationId,
    NetworkInterfaceId: network.NetworkInterfaceId,
    PrivateIpAddress: input.PrivateIpAddress ?? network.PrivateIpAddress,
    ...(InstanceId ? { InstanceId } : {}),
  });
  return { AssociationId };
};
