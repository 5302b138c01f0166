// Subnets as DescribeSubnets returns them.
import type { Subnet } from '@aws-sdk/client-ec2';
import { formatArn } from '../../../kernel/arn.ts';
import { zoneId } from '../catalog/availability-zones.ts';
import { requireSubnet } from '../find/require.ts';
import { subnetIpv6View } from '../network/more-blocks.ts';
import { type SubnetRecord, subnetTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const subnets: Kind<SubnetRecord, Subnet> = {
  table: subnetTable,
  require: requireSubnet,
  idOf: ({ SubnetId }) => SubnetId,
  facets: (subnet, { account }) => ({
    'ipv6-cidr-block-association.ipv6-cidr-block': subnet.Ipv6Block?.CidrBlock,
    'ipv6-cidr-block-association.association-id': subnet.Ipv6Block?.AssociationId,
    'availability-zone': subnet.AvailabilityZone,
    availabilityZone: subnet.AvailabilityZone,
    'availability-zone-id': zoneId(subnet.AvailabilityZone),
    'available-ip-address-count': subnet.AvailableIpAddressCount,
    'cidr-block': subnet.CidrBlock,
    cidr: subnet.CidrBlock,
    cidrBlock: subnet.CidrBlock,
    'default-for-az': subnet.DefaultForAz,
    defaultForAz: subnet.DefaultForAz,
    'map-public-ip-on-launch': subnet.MapPublicIpOnLaunch,
    'owner-id': account,
    state: 'available',
    'subnet-id': subnet.SubnetId,
    'vpc-id': subnet.VpcId,
  }),
  view: (subnet, ctx) => ({
    SubnetId: subnet.SubnetId,
    SubnetArn: formatArn({
      partition: 'aws',
      service: 'ec2',
      region: ctx.region,
      account: ctx.account,
      resource: `subnet/${subnet.SubnetId}`,
    }),
    VpcId: subnet.VpcId,
    CidrBlock: subnet.CidrBlock,
    AvailabilityZone: subnet.AvailabilityZone,
    AvailabilityZoneId: zoneId(subnet.AvailabilityZone),
    AvailableIpAddressCount: subnet.AvailableIpAddressCount,
    MapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: subnet.AssignIpv6AddressOnCreation ?? false,
    DefaultForAz: subnet.DefaultForAz,
    EnableDns64: subnet.EnableDns64 ?? false,
    Ipv6Native: false,
    Ipv6CidrBlockAssociationSet: subnet.Ipv6Block ? [subnetIpv6View(subnet.Ipv6Block)] : [],
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: subnet.HostnameType ?? 'ip-name',
      EnableResourceNameDnsARecord: subnet.EnableResourceNameDnsARecord ?? false,
      EnableResourceNameDnsAAAARecord: subnet.EnableResourceNameDnsAAAARecord ?? false,
    },
    OwnerId: ctx.account,
    State: 'available',
    Tags: tagsOf(ctx, subnet.SubnetId),
  }),
};
