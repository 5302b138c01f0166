import { expect, test } from 'vitest';
import { faultCode, faultText } from '../testing/faults.ts';
import { createSubnet, createVpc, newAccount } from '../testing/network.ts';

function dualStack() {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const { Ipv6CidrBlockAssociation } = cloud.call('ec2', 'AssociateVpcCidrBlock', {
    VpcId,
    AmazonProvidedIpv6CidrBlock: true,
  });
  const block = Ipv6CidrBlockAssociation!.Ipv6CidrBlock!;
  return { cloud, VpcId, block, AssociationId: Ipv6CidrBlockAssociation!.AssociationId! };
}

test('a VPC gets a /56 of Amazon, with its creation or afterwards', () => {
  const { cloud, VpcId, block } = dualStack();
  expect(block).toMatch(/^2600:1f18:[0-9a-f]+:[0-9a-f]+::\/56$/);
  const [vpc] = cloud.call('ec2', 'DescribeVpcs', { VpcIds: [VpcId] }).Vpcs!;
  expect(vpc?.Ipv6CidrBlockAssociationSet).toMatchObject([{ Ipv6CidrBlock: block, Ipv6Pool: 'Amazon' }]);
  const { Vpc } = cloud.call('ec2', 'CreateVpc', {
    CidrBlock: '10.30.0.0/16',
    AmazonProvidedIpv6CidrBlock: true,
  });
  expect(Vpc?.Ipv6CidrBlockAssociationSet).toHaveLength(1);
});

test('a subnet has a /64 of its VPC, and gives addresses of it when it is told to', () => {
  const { cloud, VpcId, block, AssociationId } = dualStack();
  const SubnetId = createSubnet(cloud, VpcId);
  const Ipv6CidrBlock = block.replace('/56', '/64');
  const assign = () =>
    cloud.call('ec2', 'ModifySubnetAttribute', { SubnetId, AssignIpv6AddressOnCreation: { Value: true } });
  expect(faultCode(assign)).toBe('InvalidParameterValue');
  const associate = (id: string, cidr: string) =>
    cloud.call('ec2', 'AssociateSubnetCidrBlock', { SubnetId: id, Ipv6CidrBlock: cidr });
  expect(faultCode(() => associate(SubnetId, '2600:1f19::/64'))).toBe('InvalidSubnet.Range');
  for (const size of ['/62', '/68', '/40'])
    expect(faultCode(() => associate(SubnetId, block.replace('/56', size)))).toBe('InvalidSubnet.Range');
  associate(SubnetId, Ipv6CidrBlock);
  const other = createSubnet(cloud, VpcId, '10.20.2.0/24', 'us-east-1b');
  expect(faultCode(() => associate(other, Ipv6CidrBlock))).toBe('InvalidSubnet.Conflict');
  assign();
  const [subnet] = cloud.call('ec2', 'DescribeSubnets', { SubnetIds: [SubnetId] }).Subnets!;
  expect(subnet).toMatchObject({
    AssignIpv6AddressOnCreation: true,
    Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock }],
  });
  const leave = () => cloud.call('ec2', 'DisassociateVpcCidrBlock', { AssociationId });
  expect(faultCode(leave)).toBe('DependencyViolation');
  cloud.call('ec2', 'DisassociateSubnetCidrBlock', {
    AssociationId: subnet!.Ipv6CidrBlockAssociationSet![0]!.AssociationId!,
  });
  leave();
  expect(faultCode(leave)).toBe('InvalidAssociationID.NotFound');
});

test('a subnet may have an entire block of its VPC: then no other subnet has a part of it', () => {
  const { cloud, VpcId, block } = dualStack();
  const [one, two] = [createSubnet(cloud, VpcId), createSubnet(cloud, VpcId, '10.20.2.0/24', 'us-east-1b')];
  const associate = (SubnetId: string, Ipv6CidrBlock: string) =>
    cloud.call('ec2', 'AssociateSubnetCidrBlock', { SubnetId, Ipv6CidrBlock });
  associate(one, block);
  expect(faultCode(() => associate(two, block.replace('/56', '/60')))).toBe('InvalidSubnet.Conflict');
  const more = cloud.call('ec2', 'AssociateVpcCidrBlock', { VpcId, AmazonProvidedIpv6CidrBlock: true });
  const second = more.Ipv6CidrBlockAssociation!.Ipv6CidrBlock!;
  associate(two, second.replace('/56', '/60'));
  const third = createSubnet(cloud, VpcId, '10.20.3.0/24', 'us-east-1c');
  expect(faultCode(() => associate(third, second))).toBe('InvalidSubnet.Conflict');
  associate(third, second.replace(/00::\/56$/, '10::/60'));
});

test('a VPC has further IPv4 blocks, in which it has subnets', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const associate = (CidrBlock: string) => cloud.call('ec2', 'AssociateVpcCidrBlock', { VpcId, CidrBlock });
  expect(faultCode(() => createSubnet(cloud, VpcId, '10.21.1.0/24'))).toBe('InvalidSubnet.Range');
  expect(faultCode(() => associate('10.20.0.0/20'))).toBe('InvalidVpc.Range');
  const { CidrBlockAssociation } = associate('10.21.0.0/16');
  createSubnet(cloud, VpcId, '10.21.1.0/24');
  const leave = () =>
    cloud.call('ec2', 'DisassociateVpcCidrBlock', { AssociationId: CidrBlockAssociation!.AssociationId! });
  expect(faultCode(leave)).toBe('DependencyViolation');
});

test('an egress-only internet gateway is the target of IPv6 routes', () => {
  const { cloud, VpcId } = dualStack();
  const { EgressOnlyInternetGateway } = cloud.call('ec2', 'CreateEgressOnlyInternetGateway', { VpcId });
  const EgressOnlyInternetGatewayId = EgressOnlyInternetGateway!.EgressOnlyInternetGatewayId!;
  expect(
    cloud.call('ec2', 'DescribeEgressOnlyInternetGateways', {}).EgressOnlyInternetGateways,
  ).toMatchObject([{ EgressOnlyInternetGatewayId, Attachments: [{ State: 'attached', VpcId }] }]);
  const { RouteTableId = '' } = cloud.call('ec2', 'CreateRouteTable', { VpcId }).RouteTable!;
  cloud.call('ec2', 'CreateRoute', {
    RouteTableId,
    DestinationIpv6CidrBlock: '::/0',
    EgressOnlyInternetGatewayId,
  });
  const routes = () =>
    cloud.call('ec2', 'DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables![0]!.Routes!;
  expect(routes()).toContainEqual(
    expect.objectContaining({
      DestinationIpv6CidrBlock: '::/0',
      EgressOnlyInternetGatewayId,
      State: 'active',
    }),
  );
  cloud.call('ec2', 'DeleteEgressOnlyInternetGateway', { EgressOnlyInternetGatewayId });
  expect(routes().at(-1)?.State).toBe('blackhole');
});

test('own IPv6 blocks, IPAM pools and subnets without IPv4 are refused', () => {
  const { cloud, VpcId } = dualStack();
  expect(
    faultText(() => cloud.call('ec2', 'AssociateVpcCidrBlock', { VpcId, Ipv6IpamPoolId: 'ipam-pool-1' })),
  ).toContain('IPAM pools are not simulated');
  expect(faultCode(() => cloud.call('ec2', 'CreateSubnet', { VpcId, Ipv6Native: true }))).toBe(
    'UnsupportedOperation',
  );
});
