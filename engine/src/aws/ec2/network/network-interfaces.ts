// Making and removing network interfaces: for callers, for instances, for NAT gateways and endpoints.

import type { Context } from '../../../kernel/context.ts';
import { groupNotFound, invalidParameterValue } from '../faults.ts';
import { requireSubnet } from '../find/require.ts';
import {
  addressTable,
  type NetworkInterfaceRecord,
  networkInterfaceTable,
  securityGroupTable,
} from '../state.ts';
import { removeTags } from '../tags/tags.ts';
import { releaseAddress, takeAddress } from './private-addresses.ts';

export interface NewNetworkInterface {
  readonly subnetId: string | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly privateIpAddress?: string | undefined;
  readonly secondaryCount?: number | undefined;
  readonly interfaceType?: NetworkInterfaceRecord['InterfaceType'];
  readonly requesterManaged?: boolean;
  readonly publicIp?: string | undefined;
  readonly attachment?: Omit<
    NonNullable<NetworkInterfaceRecord['Attachment']>,
    'AttachmentId' | 'AttachTime'
  >;
}

export function makeNetworkInterface(ctx: Context, request: NewNetworkInterface): NetworkInterfaceRecord {
  const subnet = requireSubnet(ctx, request.subnetId);
  const NetworkInterfaceId = `eni-${ctx.ids.hex(17)}`;
  const groups = request.groups?.length ? request.groups : [defaultGroup(ctx, subnet.VpcId)];
  checkGroups(ctx, groups, subnet.VpcId);
  const network: NetworkInterfaceRecord = {
    NetworkInterfaceId,
    SubnetId: subnet.SubnetId,
    VpcId: subnet.VpcId,
    AvailabilityZone: subnet.AvailabilityZone,
    PrivateIpAddress: takeAddress(ctx, subnet.SubnetId, NetworkInterfaceId, request.privateIpAddress),
    SecondaryPrivateIpAddresses: Array.from({ length: request.secondaryCount ?? 0 }, () =>
      takeAddress(ctx, subnet.SubnetId, NetworkInterfaceId),
    ),
    Groups: [...groups],
    Description: request.description ?? '',
    InterfaceType: request.interfaceType ?? 'interface',
    // 02: a locally administered, individual address.
    MacAddress: `02:${ctx.ids.hex(10).match(/../g)!.join(':')}`,
    SourceDestCheck: request.interfaceType !== 'nat_gateway',
    RequesterManaged: request.requesterManaged ?? false,
    ...(request.publicIp ? { PublicIp: request.publicIp } : {}),
    ...(request.attachment
      ? {
          Attachment: {
            ...request.attachment,
            AttachmentId: `eni-attach-${ctx.ids.hex(17)}`,
            AttachTime: ctx.now,
          },
        }
      : {}),
  };
  ctx.put(networkInterfaceTable, NetworkInterfaceId, network);
  return network;
}

export function removeNetworkInterface(ctx: Context, id: string): void {
  const network = ctx.get(networkInterfaceTable, id);
  if (!network) return;
  for (const address of [network.PrivateIpAddress, ...network.SecondaryPrivateIpAddresses]) {
    releaseAddress(ctx, network.SubnetId, address);
  }
  for (const { AllocationId, PublicIp, NetworkInterfaceId } of ctx.all(addressTable)) {
    if (NetworkInterfaceId === id) ctx.put(addressTable, AllocationId, { AllocationId, PublicIp });
  }
  ctx.delete(networkInterfaceTable, id);
  removeTags(ctx, id);
}

export function defaultGroup(ctx: Pick<Context, 'all'>, vpcId: string): string {
  const group = ctx
    .all(securityGroupTable)
    .find(({ VpcId, GroupName }) => VpcId === vpcId && GroupName === 'default');
  if (!group) throw new Error(`VPC ${vpcId} has no default security group`);
  return group.GroupId;
}

export function checkGroups(ctx: Pick<Context, 'get'>, groups: readonly string[], vpcId: string): void {
  for (const id of groups) {
    const group = ctx.get(securityGroupTable, id);
    if (!group) throw groupNotFound(id);
    if (group.VpcId !== vpcId) {
      throw invalidParameterValue(
        `You have specified two resources that belong to different networks: ${id} and ${vpcId}`,
      );
    }
  }
}
