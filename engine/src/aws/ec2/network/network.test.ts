import { expect, test } from 'vitest';
import { AwsFault } from '../../../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { ec2 } from '../index.ts';

const cloud = () => rehearse({ services: [ec2] });
const code = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    if (error instanceof AwsFault) return error.code;
    throw error;
  }
  return undefined;
};
const vpcOf = (c: Rehearsal, CidrBlock = '10.20.0.0/16') =>
  c.call('ec2', 'CreateVpc', { CidrBlock }).Vpc!.VpcId!;

test('a fresh account has a default VPC with a public subnet in each availability zone', () => {
  const c = cloud();
  const [vpc] = c.call('ec2', 'DescribeVpcs', {}).Vpcs!;
  expect(vpc).toMatchObject({ CidrBlock: '172.31.0.0/16', IsDefault: true, State: 'available' });
  const { Subnets } = c.call('ec2', 'DescribeSubnets', {
    Filters: [{ Name: 'default-for-az', Values: ['true'] }],
  });
  expect(Subnets?.map((s) => [s.AvailabilityZone, s.AvailabilityZoneId, s.AvailableIpAddressCount])).toEqual([
    ['us-east-1a', 'use1-az1', 4091],
    ['us-east-1b', 'use1-az2', 4091],
    ['us-east-1c', 'use1-az3', 4091],
  ]);
});

test('a VPC comes with a main route table, a default network ACL and a default security group', () => {
  const c = cloud();
  const VpcId = vpcOf(c);
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
  const [table] = c.call('ec2', 'DescribeRouteTables', { Filters }).RouteTables!;
  expect(table?.Routes).toMatchObject([
    { DestinationCidrBlock: '10.20.0.0/16', GatewayId: 'local', State: 'active' },
  ]);
  expect(table?.Associations?.[0]?.Main).toBe(true);
  expect(c.call('ec2', 'DescribeNetworkAcls', { Filters }).NetworkAcls).toHaveLength(1);
  const [group] = c.call('ec2', 'DescribeSecurityGroups', { Filters }).SecurityGroups!;
  expect(group).toMatchObject({ GroupName: 'default', Description: 'default VPC security group' });
  expect(group?.IpPermissions?.[0]?.UserIdGroupPairs?.[0]?.GroupId).toBe(group?.GroupId);
});

test.each([
  ['10.0.0.0/8', 'InvalidVpc.Range'],
  ['10.0.0.0/29', 'InvalidVpc.Range'],
  ['not-a-block', 'InvalidParameterValue'],
])('a VPC of %s is refused with %s', (CidrBlock, expected) => {
  expect(code(() => cloud().call('ec2', 'CreateVpc', { CidrBlock }))).toBe(expected);
});

test.each([
  ['10.20.10.128/25', 'InvalidSubnet.Conflict'],
  ['10.21.0.0/24', 'InvalidSubnet.Range'],
])('a subnet of %s beside 10.20.10.0/24 is refused with %s', (CidrBlock, expected) => {
  const c = cloud();
  const VpcId = vpcOf(c);
  c.call('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.20.10.0/24' });
  expect(code(() => c.call('ec2', 'CreateSubnet', { VpcId, CidrBlock }))).toBe(expected);
});

test('each kind of resource has its own error code for an id that does not exist', () => {
  const c = cloud();
  const codes = [
    code(() => c.call('ec2', 'DescribeVpcs', { VpcIds: ['vpc-0'] })),
    code(() => c.call('ec2', 'DeleteSubnet', { SubnetId: 'subnet-0' })),
    code(() => c.call('ec2', 'DescribeInstances', { InstanceIds: ['i-0'] })),
    code(() => c.call('ec2', 'DeleteSecurityGroup', { GroupId: 'sg-0' })),
    code(() => c.call('ec2', 'DescribeImages', { ImageIds: ['ami-0'] })),
    code(() => c.call('ec2', 'DescribeInstances', { InstanceIds: ['my-instance'] })),
  ];
  expect(codes).toEqual([
    'InvalidVpcID.NotFound',
    'InvalidSubnetID.NotFound',
    'InvalidInstanceID.NotFound',
    'InvalidGroup.NotFound',
    'InvalidAMIID.NotFound',
    'InvalidInstanceID.Malformed',
  ]);
});

test('a VPC can be deleted only when everything that was added to it is gone', () => {
  const c = cloud();
  const VpcId = vpcOf(c);
  const { InternetGatewayId } = c.call('ec2', 'CreateInternetGateway', {}).InternetGateway!;
  c.call('ec2', 'AttachInternetGateway', { VpcId, InternetGatewayId });
  const { SubnetId } = c.call('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.20.1.0/24' }).Subnet!;
  const { NetworkInterfaceId } = c.call('ec2', 'CreateNetworkInterface', { SubnetId }).NetworkInterface!;
  const dependent = [
    code(() => c.call('ec2', 'DeleteVpc', { VpcId })),
    code(() => c.call('ec2', 'DeleteSubnet', { SubnetId })),
    code(() => c.call('ec2', 'DeleteInternetGateway', { InternetGatewayId })),
  ];
  expect(dependent).toEqual(['DependencyViolation', 'DependencyViolation', 'DependencyViolation']);
  c.call('ec2', 'DeleteNetworkInterface', { NetworkInterfaceId });
  c.call('ec2', 'DeleteSubnet', { SubnetId });
  c.call('ec2', 'DetachInternetGateway', { VpcId, InternetGatewayId });
  c.call('ec2', 'DeleteInternetGateway', { InternetGatewayId });
  c.call('ec2', 'DeleteVpc', { VpcId });
  const left = c.call('ec2', 'DescribeSecurityGroups', { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] });
  expect(left.SecurityGroups).toEqual([]);
});

test('a route table lists its routes and associations, and a route to a detached gateway is a blackhole', () => {
  const c = cloud();
  const VpcId = vpcOf(c);
  const { RouteTableId } = c.call('ec2', 'CreateRouteTable', { VpcId }).RouteTable!;
  const { SubnetId } = c.call('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.20.1.0/24' }).Subnet!;
  const { InternetGatewayId } = c.call('ec2', 'CreateInternetGateway', {}).InternetGateway!;
  const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId };
  expect(code(() => c.call('ec2', 'CreateRoute', route))).toBe('Gateway.NotAttached');
  c.call('ec2', 'AttachInternetGateway', { VpcId, InternetGatewayId });
  c.call('ec2', 'CreateRoute', route);
  expect(code(() => c.call('ec2', 'CreateRoute', route))).toBe('RouteAlreadyExists');
  const { AssociationId } = c.call('ec2', 'AssociateRouteTable', { RouteTableId, SubnetId });
  const describe = () =>
    c.call('ec2', 'DescribeRouteTables', { RouteTableIds: [RouteTableId!] }).RouteTables![0]!;
  expect(describe().Associations).toMatchObject([{ SubnetId, Main: false }]);
  expect(code(() => c.call('ec2', 'DeleteRouteTable', { RouteTableId }))).toBe('DependencyViolation');
  c.call('ec2', 'DisassociateRouteTable', { AssociationId });
  c.call('ec2', 'DetachInternetGateway', { VpcId, InternetGatewayId });
  expect(describe().Routes?.[1]).toMatchObject({ DestinationCidrBlock: '0.0.0.0/0', State: 'blackhole' });
});

test('security group rules are authorized, grouped into permissions, rejected as duplicates and revoked', () => {
  const c = cloud();
  const { GroupId } = c.call('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'web' });
  const IpPermissions = [
    {
      IpProtocol: 'tcp',
      FromPort: 80,
      ToPort: 80,
      IpRanges: [{ CidrIp: '0.0.0.0/0' }, { CidrIp: '10.0.0.0/8' }],
    },
  ];
  c.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions });
  const group = () => c.call('ec2', 'DescribeSecurityGroups', { GroupIds: [GroupId!] }).SecurityGroups![0]!;
  expect(group().IpPermissions).toMatchObject([{ FromPort: 80, IpRanges: [{}, {}] }]);
  expect(group().IpPermissionsEgress).toMatchObject([{ IpProtocol: '-1' }]);
  expect(() => c.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions })).toThrow(
    'the specified rule "peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW" already exists',
  );
  c.call('ec2', 'RevokeSecurityGroupIngress', { GroupId, IpPermissions });
  expect(group().IpPermissions).toEqual([]);
});

test('a group that another group refers to cannot be deleted', () => {
  const c = cloud();
  const make = (GroupName: string) =>
    c.call('ec2', 'CreateSecurityGroup', { GroupName, Description: 'x' }).GroupId!;
  const [balancer, tasks] = [make('balancer'), make('tasks')];
  const IpPermissions = [
    { IpProtocol: 'tcp', FromPort: 1, ToPort: 65535, UserIdGroupPairs: [{ GroupId: balancer }] },
  ];
  c.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: tasks, IpPermissions });
  expect(code(() => c.call('ec2', 'DeleteSecurityGroup', { GroupId: balancer }))).toBe('DependencyViolation');
  c.call('ec2', 'DeleteSecurityGroup', { GroupId: tasks });
  c.call('ec2', 'DeleteSecurityGroup', { GroupId: balancer });
  expect(code(() => c.call('ec2', 'DeleteSecurityGroup', { GroupId: balancer }))).toBe(
    'InvalidGroup.NotFound',
  );
});

test('a /28 has eleven addresses, not the first four or the last, and is then full', () => {
  const c = cloud();
  const VpcId = vpcOf(c);
  const { SubnetId } = c.call('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.20.1.0/28' }).Subnet!;
  const made = Array.from(
    { length: 11 },
    () => c.call('ec2', 'CreateNetworkInterface', { SubnetId }).NetworkInterface!,
  );
  const last = made
    .map(({ PrivateIpAddress }) => Number(PrivateIpAddress!.split('.')[3]))
    .sort((a, b) => a - b);
  expect(last).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  expect(code(() => c.call('ec2', 'CreateNetworkInterface', { SubnetId }))).toBe(
    'InsufficientFreeAddressesInSubnet',
  );
  c.call('ec2', 'DeleteNetworkInterface', { NetworkInterfaceId: made[3]!.NetworkInterfaceId });
  expect(c.call('ec2', 'CreateNetworkInterface', { SubnetId }).NetworkInterface?.PrivateIpAddress).toBe(
    made[3]!.PrivateIpAddress,
  );
});

test('filters accept wildcards, tags and several values, and an unknown name is refused', () => {
  const c = cloud();
  const VpcId = vpcOf(c);
  c.call('ec2', 'CreateTags', { Resources: [VpcId], Tags: [{ Key: 'Name', Value: 'demo*vpc' }] });
  const find = (Name: string, ...Values: string[]) =>
    c.call('ec2', 'DescribeVpcs', { Filters: [{ Name, Values }] }).Vpcs!.map((vpc) => vpc.VpcId);
  expect(find('tag:Name', 'demo*')).toEqual([VpcId]);
  expect(find('tag:Name', 'demo\\*vp?')).toEqual([VpcId]);
  expect(find('tag:Name', 'Demo*')).toEqual([]);
  expect(find('tag-key', 'Other', 'Name')).toEqual([VpcId]);
  expect(find('cidr', '10.20.*')).toEqual([VpcId]);
  expect(code(() => find('no-such-filter', 'x'))).toBe('InvalidParameterValue');
});

test('long lists come in pages', () => {
  const c = cloud();
  const first = c.call('ec2', 'DescribeSubnets', { MaxResults: 2 });
  const second = c.call('ec2', 'DescribeSubnets', { MaxResults: 2, NextToken: first.NextToken });
  expect([first.Subnets?.length, second.Subnets?.length, second.NextToken]).toEqual([2, 1, undefined]);
});

test('a dry run reports that it would have succeeded and changes nothing', () => {
  const c = cloud();
  expect(code(() => c.call('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16', DryRun: true }))).toBe(
    'DryRunOperation',
  );
  expect(c.call('ec2', 'DescribeVpcs', {}).Vpcs).toHaveLength(1);
});

test('a NAT gateway holds its address until it is deleted', () => {
  const c = cloud();
  const { SubnetId } = c.call('ec2', 'DescribeSubnets', {}).Subnets![0]!;
  const { AllocationId } = c.call('ec2', 'AllocateAddress', {});
  const { NatGatewayId } = c.call('ec2', 'CreateNatGateway', { SubnetId, AllocationId }).NatGateway!;
  const state = () => c.call('ec2', 'DescribeNatGateways', {}).NatGateways![0]?.State;
  expect(state()).toBe('pending');
  c.advance(200);
  expect(state()).toBe('available');
  expect(code(() => c.call('ec2', 'ReleaseAddress', { AllocationId }))).toBe('InvalidIPAddress.InUse');
  c.call('ec2', 'DeleteNatGateway', { NatGatewayId });
  c.advance(200);
  expect(state()).toBe('deleted');
  c.call('ec2', 'ReleaseAddress', { AllocationId });
  expect(c.call('ec2', 'DescribeAddresses', {}).Addresses).toEqual([]);
});
