// Subnets as DescribeSubnets shows them.
import type { Subnet } from '@aws-sdk/client-ec2';
import { formatArn } from '../../../kernel/arn.ts';
import { zoneId } from '../availability-zones.ts';
import { subnetNotFound } from '../faults.ts';
import type { Kind } from '../selection.ts';
import { type SubnetRecord, subnetTable } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const subnets: Kind<SubnetRecord, Subnet> = {
  table: subnetTable,
  prefix: 'subnet-',
  idOf: ({ SubnetId }) => SubnetId,
  notFound: subnetNotFound,
  facets: (subnet, { account }) => ({
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
  view: (subnet, sight) => ({
    SubnetId: subnet.SubnetId,
    SubnetArn: formatArn({
      partition: 'aws',
      service: 'ec2',
      region: sight.region,
      account: sight.account,
      resource: `subnet/${subnet.SubnetId}`,
    }),
    VpcId: subnet.VpcId,
    CidrBlock: subnet.CidrBlock,
    AvailabilityZone: subnet.AvailabilityZone,
    AvailabilityZoneId: zoneId(subnet.AvailabilityZone),
    AvailableIpAddressCount: subnet.AvailableIpAddressCount,
    MapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    DefaultForAz: subnet.DefaultForAz,
    EnableDns64: false,
    Ipv6Native: false,
    Ipv6CidrBlockAssociationSet: [],
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    OwnerId: sight.account,
    State: 'available',
    Tags: tagsOf(sight, subnet.SubnetId),
  }),
};
