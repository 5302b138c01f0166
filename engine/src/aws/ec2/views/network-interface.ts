// Network interfaces as DescribeNetworkInterfaces returns them.
import type { GroupIdentifier, NetworkInterface } from '@aws-sdk/client-ec2';
import { type ReadContext, requireNetworkInterface } from '../find/require.ts';
import {
  addressTable,
  type NetworkInterfaceRecord,
  networkInterfaceTable,
  securityGroupTable,
} from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export function groupIdentifiers(ctx: ReadContext, ids: readonly string[]): GroupIdentifier[] {
  return ids.map((GroupId) => ({ GroupId, GroupName: ctx.get(securityGroupTable, GroupId)?.GroupName }));
}

/** An Elastic IP address takes precedence over the public address assigned at launch. */
export function publicIpOf(
  ctx: Pick<ReadContext, 'all'>,
  network: NetworkInterfaceRecord,
): string | undefined {
  const elastic = ctx
    .all(addressTable)
    .find(({ NetworkInterfaceId }) => NetworkInterfaceId === network.NetworkInterfaceId);
  return elastic?.PublicIp ?? network.PublicIp;
}

export const privateDnsName = (address: string, region: string) =>
  `ip-${address.replaceAll('.', '-')}.${region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`}`;

export const publicDnsName = (address: string, region: string) =>
  `ec2-${address.replaceAll('.', '-')}.${region === 'us-east-1' ? 'compute-1' : `${region}.compute`}.amazonaws.com`;

export const networkInterfaces: Kind<NetworkInterfaceRecord, NetworkInterface> = {
  table: networkInterfaceTable,
  require: requireNetworkInterface,
  idOf: ({ NetworkInterfaceId }) => NetworkInterfaceId,
  facets: (network, ctx) => ({
    'addresses.private-ip-address': [network.PrivateIpAddress, ...network.SecondaryPrivateIpAddresses],
    'association.public-ip': publicIpOf(ctx, network),
    'attachment.attachment-id': network.Attachment?.AttachmentId,
    'attachment.device-index': network.Attachment?.DeviceIndex,
    'attachment.instance-id': network.Attachment?.InstanceId,
    'attachment.status': network.Attachment && 'attached',
    'availability-zone': network.AvailabilityZone,
    description: network.Description,
    'group-id': network.Groups,
    'group-name': groupIdentifiers(ctx, network.Groups).map(({ GroupName }) => GroupName),
    'interface-type': network.InterfaceType,
    'mac-address': network.MacAddress,
    'network-interface-id': network.NetworkInterfaceId,
    'owner-id': ctx.account,
    'private-ip-address': network.PrivateIpAddress,
    'requester-managed': network.RequesterManaged,
    'source-dest-check': network.SourceDestCheck,
    status: network.Attachment ? 'in-use' : 'available',
    'subnet-id': network.SubnetId,
    'vpc-id': network.VpcId,
  }),
  view: (network, ctx) => {
    const publicIp = publicIpOf(ctx, network);
    const association = publicIp
      ? { PublicIp: publicIp, PublicDnsName: publicDnsName(publicIp, ctx.region), IpOwnerId: ctx.account }
      : undefined;
    const { Attachment: attachment } = network;
    return {
      NetworkInterfaceId: network.NetworkInterfaceId,
      SubnetId: network.SubnetId,
      VpcId: network.VpcId,
      AvailabilityZone: network.AvailabilityZone,
      Description: network.Description,
      InterfaceType: network.InterfaceType as never,
      MacAddress: network.MacAddress,
      OwnerId: ctx.account,
      PrivateIpAddress: network.PrivateIpAddress,
      PrivateDnsName: privateDnsName(network.PrivateIpAddress, ctx.region),
      PrivateIpAddresses: [
        {
          Primary: true,
          PrivateIpAddress: network.PrivateIpAddress,
          PrivateDnsName: privateDnsName(network.PrivateIpAddress, ctx.region),
          Association: association,
        },
        ...network.SecondaryPrivateIpAddresses.map((address) => ({
          Primary: false,
          PrivateIpAddress: address,
          PrivateDnsName: privateDnsName(address, ctx.region),
        })),
      ],
      Association: association,
      Groups: groupIdentifiers(ctx, network.Groups),
      RequesterManaged: network.RequesterManaged,
      SourceDestCheck: network.SourceDestCheck,
      Ipv6Addresses: [],
      Status: attachment ? 'in-use' : 'available',
      Attachment: attachment && {
        ...attachment,
        AttachTime: new Date(attachment.AttachTime),
        InstanceOwnerId: ctx.account,
        NetworkCardIndex: 0,
        Status: 'attached',
      },
      TagSet: tagsOf(ctx, network.NetworkInterfaceId),
    };
  },
};
