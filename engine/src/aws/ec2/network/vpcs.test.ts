import { expect, test } from 'vitest';
import { faultCode, faultText } from '../testing/faults.ts';
import { describeInstance, rehearsal, run } from '../testing/instances.ts';
import {
  createInternetGateway,
  createSubnet,
  createVpc,
  defaultVpc,
  newAccount,
} from '../testing/network.ts';

test('a fresh account has a default VPC with a public subnet in each availability zone', () => {
  const cloud = newAccount();
  const [vpc] = cloud.call('ec2', 'DescribeVpcs', {}).Vpcs!;
  expect(vpc).toMatchObject({ CidrBlock: '172.31.0.0/16', IsDefault: true, State: 'available' });
  const { Subnets } = cloud.call('ec2', 'DescribeSubnets', {
    Filters: [{ Name: 'default-for-az', Values: ['true'] }],
  });
  expect(Subnets?.map((s) => [s.AvailabilityZone, s.AvailabilityZoneId, s.AvailableIpAddressCount])).toEqual([
    ['us-east-1a', 'use1-az1', 4091],
    ['us-east-1b', 'use1-az2', 4091],
    ['us-east-1c', 'use1-az3', 4091],
  ]);
});

test('a VPC comes with a main route table, a default network ACL and a default security group', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
  const [table] = cloud.call('ec2', 'DescribeRouteTables', { Filters }).RouteTables!;
  expect(table?.Routes).toMatchObject([
    { DestinationCidrBlock: '10.20.0.0/16', GatewayId: 'local', State: 'active' },
  ]);
  expect(table?.Associations?.[0]?.Main).toBe(true);
  expect(cloud.call('ec2', 'DescribeNetworkAcls', { Filters }).NetworkAcls).toHaveLength(1);
  const [group] = cloud.call('ec2', 'DescribeSecurityGroups', { Filters }).SecurityGroups!;
  expect(group).toMatchObject({ GroupName: 'default', Description: 'default VPC security group' });
  expect(group?.IpPermissions?.[0]?.UserIdGroupPairs?.[0]?.GroupId).toBe(group?.GroupId);
});

test.each([
  ['10.0.0.0/8', 'InvalidVpc.Range'],
  ['10.0.0.0/29', 'InvalidVpc.Range'],
  ['not-a-block', 'InvalidParameterValue'],
])('a VPC of %s is refused with %s', (CidrBlock, expected) => {
  expect(faultCode(() => newAccount().call('ec2', 'CreateVpc', { CidrBlock }))).toBe(expected);
});

test.each([
  ['10.20.10.128/25', 'InvalidSubnet.Conflict'],
  ['10.21.0.0/24', 'InvalidSubnet.Range'],
])('a subnet of %s beside 10.20.10.0/24 is refused with %s', (CidrBlock, expected) => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  cloud.call('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.20.10.0/24' });
  expect(faultCode(() => cloud.call('ec2', 'CreateSubnet', { VpcId, CidrBlock }))).toBe(expected);
});

test('a VPC can be deleted only when everything that was added to it is gone', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const { InternetGatewayId } = cloud.call('ec2', 'CreateInternetGateway', {}).InternetGateway!;
  cloud.call('ec2', 'AttachInternetGateway', { VpcId, InternetGatewayId });
  const { SubnetId } = cloud.call('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.20.1.0/24' }).Subnet!;
  const { NetworkInterfaceId } = cloud.call('ec2', 'CreateNetworkInterface', { SubnetId }).NetworkInterface!;
  const dependent = [
    faultCode(() => cloud.call('ec2', 'DeleteVpc', { VpcId })),
    faultCode(() => cloud.call('ec2', 'DeleteSubnet', { SubnetId })),
    faultCode(() => cloud.call('ec2', 'DeleteInternetGateway', { InternetGatewayId })),
  ];
  expect(dependent).toEqual(['DependencyViolation', 'DependencyViolation', 'DependencyViolation']);
  cloud.call('ec2', 'DeleteNetworkInterface', { NetworkInterfaceId });
  cloud.call('ec2', 'DeleteSubnet', { SubnetId });
  cloud.call('ec2', 'DetachInternetGateway', { VpcId, InternetGatewayId });
  cloud.call('ec2', 'DeleteInternetGateway', { InternetGatewayId });
  cloud.call('ec2', 'DeleteVpc', { VpcId });
  const left = cloud.call('ec2', 'DescribeSecurityGroups', {
    Filters: [{ Name: 'vpc-id', Values: [VpcId] }],
  });
  expect(left.SecurityGroups).toEqual([]);
});

test('CreateDefaultVpc brings a deleted default VPC back, and refuses a second one', () => {
  const cloud = newAccount();
  expect(faultText(() => cloud.call('ec2', 'CreateDefaultVpc', {}))).toBe(
    'DefaultVpcAlreadyExists: A Default VPC already exists for this account in this region.',
  );
  const VpcId = defaultVpc(cloud);
  for (const { SubnetId } of cloud.call('ec2', 'DescribeSubnets', {}).Subnets!) {
    cloud.call('ec2', 'DeleteSubnet', { SubnetId });
  }
  const [gateway] = cloud.call('ec2', 'DescribeInternetGateways', {}).InternetGateways!;
  cloud.call('ec2', 'DetachInternetGateway', { InternetGatewayId: gateway?.InternetGatewayId, VpcId });
  cloud.call('ec2', 'DeleteVpc', { VpcId });
  expect(cloud.call('ec2', 'DescribeVpcs', {}).Vpcs).toEqual([]);

  const { Vpc } = cloud.call('ec2', 'CreateDefaultVpc', {});
  expect(Vpc).toMatchObject({ IsDefault: true, CidrBlock: '172.31.0.0/16' });
  expect(cloud.call('ec2', 'DescribeSubnets', {}).Subnets).toHaveLength(3);
});

test('ModifyVpcAttribute changes what DescribeVpcAttribute returns', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const attributes = () => [
    cloud.call('ec2', 'DescribeVpcAttribute', { VpcId, Attribute: 'enableDnsSupport' }).EnableDnsSupport,
    cloud.call('ec2', 'DescribeVpcAttribute', { VpcId, Attribute: 'enableDnsHostnames' }).EnableDnsHostnames,
  ];
  expect(attributes()).toEqual([{ Value: true }, { Value: false }]);
  cloud.call('ec2', 'ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });
  cloud.call('ec2', 'ModifyVpcAttribute', { VpcId, EnableDnsSupport: { Value: false } });
  expect(attributes()).toEqual([{ Value: false }, { Value: true }]);
  const EnableNetworkAddressUsageMetrics = { Value: true };
  expect(
    faultCode(() => cloud.call('ec2', 'ModifyVpcAttribute', { VpcId, EnableNetworkAddressUsageMetrics })),
  ).toBe('UnsupportedOperation');
  expect(
    cloud.call('ec2', 'DescribeVpcAttribute', { VpcId, Attribute: 'enableNetworkAddressUsageMetrics' })
      .EnableNetworkAddressUsageMetrics,
  ).toEqual({ Value: false });
  expect(faultCode(() => cloud.call('ec2', 'DescribeVpcAttribute', { VpcId, Attribute: undefined }))).toBe(
    'InvalidParameterValue',
  );
});

test('ModifySubnetAttribute decides whether instances launched in the subnet get a public address', () => {
  const { cloud } = rehearsal();
  const VpcId = createVpc(cloud);
  const SubnetId = createSubnet(cloud, VpcId);
  createInternetGateway(cloud, VpcId);
  const launch = () => describeInstance(cloud, run(cloud, undefined, { SubnetId })).PublicIpAddress;
  expect(launch()).toBeUndefined();
  cloud.call('ec2', 'ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } });
  expect(launch()).toMatch(/^198\.1[89]\./);
  const MapCustomerOwnedIpOnLaunch = { Value: true };
  expect(
    faultText(() => cloud.call('ec2', 'ModifySubnetAttribute', { SubnetId, MapCustomerOwnedIpOnLaunch })),
  ).toBe('UnsupportedOperation: Drydock simulates no customer-owned addresses.');
});

test('DescribeInternetGateways finds a gateway by its attachment', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const gateway = createInternetGateway(cloud, VpcId);
  const detached = cloud.call('ec2', 'CreateInternetGateway', {}).InternetGateway!;
  expect(detached.Attachments).toEqual([]);
  const Filters = [{ Name: 'attachment.vpc-id', Values: [VpcId] }];
  expect(cloud.call('ec2', 'DescribeInternetGateways', { Filters }).InternetGateways).toMatchObject([
    { InternetGatewayId: gateway, Attachments: [{ VpcId, State: 'available' }] },
  ]);
  expect(
    faultText(() => cloud.call('ec2', 'DescribeInternetGateways', { InternetGatewayIds: ['igw-0'] })),
  ).toBe("InvalidInternetGatewayID.NotFound: The internetGateway ID 'igw-0' does not exist");
});

test('DescribeDhcpOptions returns the one set of options that every VPC has', () => {
  const cloud = newAccount();
  const { DhcpOptions } = cloud.call('ec2', 'DescribeDhcpOptions', {});
  expect(DhcpOptions).toMatchObject([
    {
      DhcpConfigurations: [
        { Key: 'domain-name', Values: [{ Value: 'ec2.internal' }] },
        { Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] },
      ],
    },
  ]);
  const [vpc] = cloud.call('ec2', 'DescribeVpcs', {}).Vpcs!;
  expect(vpc?.DhcpOptionsId).toBe(DhcpOptions![0]!.DhcpOptionsId);
  const Filters = [{ Name: 'value', Values: ['other.internal'] }];
  expect(cloud.call('ec2', 'DescribeDhcpOptions', { Filters }).DhcpOptions).toEqual([]);
  expect(faultText(() => cloud.call('ec2', 'DescribeDhcpOptions', { DhcpOptionsIds: ['dopt-1'] }))).toBe(
    "InvalidDhcpOptionID.NotFound: The dhcpOption ID 'dopt-1' does not exist",
  );
});

test('DescribeVpnGateways lists none, and knows none by id', () => {
  const cloud = newAccount();
  const Filters = [{ Name: 'attachment.vpc-id', Values: [defaultVpc(cloud)] }];
  expect(cloud.call('ec2', 'DescribeVpnGateways', { Filters }).VpnGateways).toEqual([]);
  expect(faultText(() => cloud.call('ec2', 'DescribeVpnGateways', { VpnGatewayIds: ['vgw-1'] }))).toBe(
    "InvalidVpnGatewayID.NotFound: The vpnGateway ID 'vgw-1' does not exist",
  );
});
