// Creates and removes network interfaces: callers', and those of instances, NAT gateways and VPC endpoints.

import type { Context } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { requireSubnet } from '../find/require.ts';
import { checkSecurityGroups, defaultSecurityGroupId } from '../find/security-group.ts';
import { quotas } from '../quotas.ts';
import { addressTable, type NetworkInterfaceRecord, networkInterfaceTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';
import { releasePrivateAddress, takePrivateAddress, takeSecondaryAddresses } from './private-addresses.ts';

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
  const groups = request.groups?.length ? request.groups : [defaultSecurityGroupId(ctx, subnet.VpcId)];
  checkSecurityGroups(ctx, groups, subnet.VpcId);
  checkQuota(ctx, quotas.securityGroupsPerInterface, groups.length);
  checkQuota(ctx, quotas.networkInterfaces, ctx.keys(networkInterfaceTable).length + 1);
  const network: NetworkInterfaceRecord = {
    NetworkInterfaceId,
    SubnetId: subnet.SubnetId,
    VpcId: subnet.VpcId,
    AvailabilityZone: subnet.AvailabilityZone,
    PrivateIpAddress: takePrivateAddress(ctx, subnet.SubnetId, NetworkInterfaceId, request.privateIpAddress),
    SecondaryPrivateIpAddresses: takeSecondaryAddresses(
      ctx,
      { SubnetId: subnet.SubnetId, NetworkInterfaceId },
      request.secondaryCount ?? 0,
      1,
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
    releasePrivateAddress(ctx, network.SubnetId, address);
  }
  for (const { AllocationId, PublicIp, NetworkInterfaceId } of ctx.all(addressTable)) {
    if (NetworkInterfaceId === id) ctx.put(addressTable, AllocationId, { AllocationId, PublicIp });
  }
  ctx.delete(networkInterfaceTable, id);
  removeTags(ctx, id);
}
