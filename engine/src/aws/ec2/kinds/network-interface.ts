// Network interfaces as DescribeNetworkInterfaces shows them.
import type { GroupIdentifier, NetworkInterface } from '@aws-sdk/client-ec2';
import { networkInterfaceNotFound } from '../faults.ts';
import type { Kind, Sight } from '../selection.ts';
import {
  addressTable,
  type NetworkInterfaceRecord,
  networkInterfaceTable,
  securityGroupTable,
} from '../state.ts';
import { tagsOf } from '../tags.ts';

export function groupIdentifiers(sight: Sight, ids: readonly string[]): GroupIdentifier[] {
  return ids.map((GroupId) => ({ GroupId, GroupName: sight.get(securityGroupTable, GroupId)?.GroupName }));
}

/** The address that the world sees: an Elastic IP wins over one given at launch. */
export function publicIpOf(sight: Pick<Sight, 'all'>, network: NetworkInterfaceRecord): string | undefined {
  const elastic = sight
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
  prefix: 'eni-',
  idOf: ({ NetworkInterfaceId }) => NetworkInterfaceId,
  notFound: networkInterfaceNotFound,
  facets: (network, sight) => ({
    'addresses.private-ip-address': [network.PrivateIpAddress, ...network.SecondaryPrivateIpAddresses],
    'association.public-ip': publicIpOf(sight, network),
    'attachment.attachment-id': network.Attachment?.AttachmentId,
    'attachment.device-index': network.Attachment?.DeviceIndex,
    'attachment.instance-id': network.Attachment?.InstanceId,
    'attachment.status': network.Attachment && 'attached',
    'availability-zone': network.AvailabilityZone,
    description: network.Description,
    'group-id': network.Groups,
    'group-name': groupIdentifiers(sight, network.Groups).map(({ GroupName }) => GroupName),
    'interface-type': network.InterfaceType,
    'mac-address': network.MacAddress,
    'network-interface-id': network.NetworkInterfaceId,
    'owner-id': sight.account,
    'private-ip-address': network.PrivateIpAddress,
    'requester-managed': network.RequesterManaged,
    'source-dest-check': network.SourceDestCheck,
    status: network.Attachment ? 'in-use' : 'available',
    'subnet-id': network.SubnetId,
    'vpc-id': network.VpcId,
  }),
  view: (network, sight) => {
    const publicIp = publicIpOf(sight, network);
    const association = publicIp
      ? { PublicIp: publicIp, PublicDnsName: publicDnsName(publicIp, sight.region), IpOwnerId: sight.account }
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
      OwnerId: sight.account,
      PrivateIpAddress: network.PrivateIpAddress,
      PrivateDnsName: privateDnsName(network.PrivateIpAddress, sight.region),
      PrivateIpAddresses: [
        {
          Primary: true,
          PrivateIpAddress: network.PrivateIpAddress,
          PrivateDnsName: privateDnsName(network.PrivateIpAddress, sight.region),
          Association: association,
        },
        ...network.SecondaryPrivateIpAddresses.map((address) => ({
          Primary: false,
          PrivateIpAddress: address,
          PrivateDnsName: privateDnsName(address, sight.region),
        })),
      ],
      Association: association,
      Groups: groupIdentifiers(sight, network.Groups),
      RequesterManaged: network.RequesterManaged,
      SourceDestCheck: network.SourceDestCheck,
      Ipv6Addresses: [],
      Status: attachment ? 'in-use' : 'available',
      Attachment: attachment && {
        ...attachment,
        AttachTime: new Date(attachment.AttachTime),
        InstanceOwnerId: sight.account,
        NetworkCardIndex: 0,
        Status: 'attached',
      },
      TagSet: tagsOf(sight, network.NetworkInterfaceId),
    };
  },
};
