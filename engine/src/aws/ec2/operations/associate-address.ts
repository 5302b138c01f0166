// EC2 API, AssociateAddress: with an instance's primary interface, or with any interface.
import type { Context, Operation } from '../../../kernel/context.ts';
import { alreadyAssociated, missingParameter } from '../faults.ts';
import { requireAddressByIdOrIp } from '../find/address.ts';
import { requireInstance, requireNetworkInterface } from '../find/require.ts';
import { addressTable } from '../state.ts';

export const associateAddress: Operation<'ec2', 'AssociateAddress'> = (input, ctx) => {
  const { AllocationId, PublicIp, ...present } = requireAddressByIdOrIp(ctx, input);
  if (!input.InstanceId && !input.NetworkInterfaceId)
    throw missingParameter('InstanceId or NetworkInterfaceId');
  const networkId = input.InstanceId
    ? requireInstance(ctx, input.InstanceId).NetworkInterfaceIds[0]
    : input.NetworkInterfaceId;
  const network = requireNetworkInterface(ctx, networkId);
  const { NetworkInterfaceId, Attachment } = network;
  const isElsewhere =
    present.AssociationId !== undefined && present.NetworkInterfaceId !== NetworkInterfaceId;
  // EC2 API, AllowReassociation: "Reassociation is automatic, but you can specify false to ensure the operation fails".
  if (isElsewhere && input.AllowReassociation === false) {
    throw alreadyAssociated(
      `resource ${AllocationId} is already associated with associate-id ${present.AssociationId}`,
    );
  }
  const PrivateIpAddress = input.PrivateIpAddress ?? network.PrivateIpAddress;
  disassociateOthers(ctx, AllocationId, PrivateIpAddress, NetworkInterfaceId);
  const AssociationId = `eipassoc-${ctx.ids.hex(17)}`;
  ctx.put(addressTable, AllocationId, {
    AllocationId,
    PublicIp,
    AssociationId,
    NetworkInterfaceId,
    PrivateIpAddress,
    ...(Attachment ? { InstanceId: Attachment.InstanceId } : {}),
  });
  return { AssociationId };
};

/** A private address has one Elastic IP address. The one that it had before stays allocated. */
function disassociateOthers(
  ctx: Context,
  allocationId: string,
  privateIp: string,
  networkInterfaceId: string,
): void {
  for (const { AllocationId, PublicIp, NetworkInterfaceId, PrivateIpAddress } of ctx.all(addressTable)) {
    const isSame = NetworkInterfaceId === networkInterfaceId && PrivateIpAddress === privateIp;
    if (isSame && AllocationId !== allocationId)
      ctx.put(addressTable, AllocationId, { AllocationId, PublicIp });
  }
}
