// EC2 API, CreateNatGateway. Recorded only: no traffic passes through one.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { alreadyAssociated, missingParameter } from '../faults.ts';
import { requireAddress, requireSubnet } from '../find/require.ts';
import { makeNetworkInterface } from '../network/network-interfaces.ts';
import { quotas } from '../quotas.ts';
import { addressTable, type NatGatewayRecord, natGatewayTable, subnetTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { natGateways } from '../views/nat-gateway.ts';

export const createNatGateway: Operation<'ec2', 'CreateNatGateway'> = (input, ctx) => {
  const subnet = requireSubnet(ctx, input.SubnetId);
  const ConnectivityType = input.ConnectivityType ?? 'public';
  if (ConnectivityType === 'public' && !input.AllocationId) throw missingParameter('AllocationId');
  const address = input.AllocationId ? requireAddress(ctx, input.AllocationId) : undefined;
  if (address?.AssociationId) {
    throw alreadyAssociated(
      `resource ${address.AllocationId} is already associated with associate-id ${address.AssociationId}`,
    );
  }
  const inZone = ctx
    .all(natGatewayTable)
    .filter(
      (gateway) =>
        gateway.DeleteTime === undefined &&
        ctx.get(subnetTable, gateway.SubnetId)?.AvailabilityZone === subnet.AvailabilityZone,
    );
  checkQuota(ctx, quotas.natGatewaysPerZone, inZone.length + 1);
  const NatGatewayId = `nat-0${ctx.ids.hex(16)}`;
  const network = makeNetworkInterface(ctx, {
    subnetId: subnet.SubnetId,
    description: `Interface for NAT Gateway ${NatGatewayId}`,
    privateIpAddress: input.PrivateIpAddress,
    interfaceType: 'nat_gateway',
    requesterManaged: true,
  });
  const gateway: NatGatewayRecord = {
    NatGatewayId,
    SubnetId: subnet.SubnetId,
    VpcId: subnet.VpcId,
    ConnectivityType,
    ...(address ? { AllocationId: address.AllocationId, PublicIp: address.PublicIp } : {}),
    NetworkInterfaceId: network.NetworkInterfaceId,
    PrivateIp: network.PrivateIpAddress,
    CreateTime: ctx.now,
  };
  if (address) {
    ctx.put(addressTable, address.AllocationId, {
      ...address,
      AssociationId: `eipassoc-${ctx.ids.hex(17)}`,
      NetworkInterfaceId: network.NetworkInterfaceId,
      PrivateIpAddress: network.PrivateIpAddress,
    });
  }
  ctx.put(natGatewayTable, NatGatewayId, gateway);
  addSpecifiedTags(ctx, NatGatewayId, 'natgateway', input.TagSpecifications);
  return { NatGateway: natGateways.view(gateway, ctx), ClientToken: input.ClientToken };
};
