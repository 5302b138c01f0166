import { expect, test } from 'vitest';
import { faultCode, faultText } from '../testing/faults.ts';
import {
  createInternetGateway,
  createNetworkInterface,
  createSubnet,
  createVpc,
  defaultVpc,
  newAccount,
} from '../testing/network.ts';

test('a route table lists its routes and associations, and a route to a detached gateway is a blackhole', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const { RouteTableId } = cloud.call('ec2', 'CreateRouteTable', { VpcId }).RouteTable!;
  const { SubnetId } = cloud.call('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.20.1.0/24' }).Subnet!;
  const { InternetGatewayId } = cloud.call('ec2', 'CreateInternetGateway', {}).InternetGateway!;
  const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId };
  expect(faultCode(() => cloud.call('ec2', 'CreateRoute', route))).toBe('Gateway.NotAttached');
  cloud.call('ec2', 'AttachInternetGateway', { VpcId, InternetGatewayId });
  cloud.call('ec2', 'CreateRoute', route);
  expect(faultCode(() => cloud.call('ec2', 'CreateRoute', route))).toBe('RouteAlreadyExists');
  const { AssociationId } = cloud.call('ec2', 'AssociateRouteTable', { RouteTableId, SubnetId });
  const describe = () =>
    cloud.call('ec2', 'DescribeRouteTables', { RouteTableIds: [RouteTableId!] }).RouteTables![0]!;
  expect(describe().Associations).toMatchObject([{ SubnetId, Main: false }]);
  expect(faultCode(() => cloud.call('ec2', 'DeleteRouteTable', { RouteTableId }))).toBe(
    'DependencyViolation',
  );
  cloud.call('ec2', 'DisassociateRouteTable', { AssociationId });
  cloud.call('ec2', 'DetachInternetGateway', { VpcId, InternetGatewayId });
  expect(describe().Routes?.[1]).toMatchObject({ DestinationCidrBlock: '0.0.0.0/0', State: 'blackhole' });
});

const DestinationCidrBlock = '0.0.0.0/0';

function routeTable() {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const GatewayId = createInternetGateway(cloud, VpcId);
  const RouteTableId = cloud.call('ec2', 'CreateRouteTable', { VpcId }).RouteTable!.RouteTableId!;
  const describe = (id = RouteTableId) =>
    cloud.call('ec2', 'DescribeRouteTables', { RouteTableIds: [id] }).RouteTables![0]!;
  return { cloud, VpcId, GatewayId, RouteTableId, describe };
}

test('ReplaceRoute changes a route in place, and does not create one', () => {
  const { cloud, VpcId, GatewayId, RouteTableId, describe } = routeTable();
  const NetworkInterfaceId = createNetworkInterface(cloud, createSubnet(cloud, VpcId));
  const replace = () =>
    cloud.call('ec2', 'ReplaceRoute', { RouteTableId, DestinationCidrBlock, NetworkInterfaceId });
  expect(faultText(replace)).toBe(
    "InvalidParameterValue: There is no route defined for '0.0.0.0/0' in the route table. Use CreateRoute instead.",
  );
  cloud.call('ec2', 'CreateRoute', { RouteTableId, DestinationCidrBlock, GatewayId });
  replace();
  expect(describe().Routes![1]).toEqual({
    DestinationCidrBlock,
    NetworkInterfaceId,
    Origin: 'CreateRoute',
    State: 'active',
  });
  expect(
    faultText(() =>
      cloud.call('ec2', 'ReplaceRoute', { RouteTableId, DestinationCidrBlock, TransitGatewayId: 'tgw-1' }),
    ),
  ).toContain('not through tgw-1');
});

test('DeleteRoute removes a route, but not the local one', () => {
  const { cloud, GatewayId, RouteTableId, describe } = routeTable();
  cloud.call('ec2', 'CreateRoute', { RouteTableId, DestinationCidrBlock, GatewayId });
  const remove = (block: string) =>
    cloud.call('ec2', 'DeleteRoute', { RouteTableId, DestinationCidrBlock: block });
  remove(DestinationCidrBlock);
  expect(describe().Routes?.map(({ GatewayId: id }) => id)).toEqual(['local']);
  expect(faultText(() => remove(DestinationCidrBlock))).toBe(
    `InvalidRoute.NotFound: no route with destination-cidr-block 0.0.0.0/0 in route table ${RouteTableId}`,
  );
  expect(faultText(() => remove('10.20.0.0/16'))).toBe(
    `InvalidParameterValue: cannot remove local route 10.20.0.0/16 in route table ${RouteTableId}`,
  );
});

test('ReplaceRouteTableAssociation moves a subnet to another table, under a new association id', () => {
  const { cloud, VpcId, RouteTableId, describe } = routeTable();
  const SubnetId = createSubnet(cloud, VpcId);
  const { AssociationId } = cloud.call('ec2', 'AssociateRouteTable', { RouteTableId, SubnetId });
  const other = cloud.call('ec2', 'CreateRouteTable', { VpcId }).RouteTable!.RouteTableId!;
  const { NewAssociationId } = cloud.call('ec2', 'ReplaceRouteTableAssociation', {
    AssociationId,
    RouteTableId: other,
  });
  expect(NewAssociationId).not.toBe(AssociationId);
  expect(describe().Associations).toEqual([]);
  expect(describe(other).Associations).toMatchObject([
    { RouteTableAssociationId: NewAssociationId, SubnetId, Main: false },
  ]);
  expect(faultCode(() => cloud.call('ec2', 'DisassociateRouteTable', { AssociationId }))).toBe(
    'InvalidAssociationID.NotFound',
  );
});

test('ReplaceRouteTableAssociation makes another table the main one of its VPC, and of no other VPC', () => {
  const { cloud, VpcId, RouteTableId, describe } = routeTable();
  const Filters = [
    { Name: 'vpc-id', Values: [VpcId] },
    { Name: 'association.main', Values: ['true'] },
  ];
  const main = cloud.call('ec2', 'DescribeRouteTables', { Filters }).RouteTables![0]!;
  const AssociationId = main.Associations![0]!.RouteTableAssociationId;
  const elsewhere = cloud.call('ec2', 'CreateRouteTable', { VpcId: defaultVpc(cloud) }).RouteTable!;
  expect(
    faultText(() =>
      cloud.call('ec2', 'ReplaceRouteTableAssociation', {
        AssociationId,
        RouteTableId: elsewhere.RouteTableId,
      }),
    ),
  ).toContain('belong to different networks');
  cloud.call('ec2', 'ReplaceRouteTableAssociation', { AssociationId, RouteTableId });
  expect(describe().Associations).toMatchObject([{ Main: true }]);
  cloud.call('ec2', 'DeleteRouteTable', { RouteTableId: main.RouteTableId });
});
