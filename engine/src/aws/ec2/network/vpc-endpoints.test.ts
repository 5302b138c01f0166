import { expect, test } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { faultCode, faultText } from '../testing/faults.ts';
import { createSubnet, createVpc, defaultVpc, newAccount } from '../testing/network.ts';

const ServiceName = 'com.amazonaws.us-east-1.s3';

const describeEndpoint = (cloud: Rehearsal, id: string) =>
  cloud.call('ec2', 'DescribeVpcEndpoints', { VpcEndpointIds: [id] }).VpcEndpoints![0]!;

const createRouteTable = (cloud: Rehearsal, VpcId: string) =>
  cloud.call('ec2', 'CreateRouteTable', { VpcId }).RouteTable!.RouteTableId!;

test('CreateVpcEndpoint creates a gateway endpoint by default, and DeleteVpcEndpoints deletes it', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const table = createRouteTable(cloud, VpcId);
  const { VpcEndpointId = '' } = cloud.call('ec2', 'CreateVpcEndpoint', {
    VpcId,
    ServiceName,
    RouteTableIds: [table],
  }).VpcEndpoint!;
  expect(describeEndpoint(cloud, VpcEndpointId)).toMatchObject({
    VpcEndpointType: 'Gateway',
    State: 'available',
    RouteTableIds: [table],
    PrivateDnsEnabled: false,
    LastError: { Code: 'NotSimulated' },
  });
  expect(faultCode(() => cloud.call('ec2', 'DeleteVpc', { VpcId }))).toBe('DependencyViolation');
  const { Unsuccessful } = cloud.call('ec2', 'DeleteVpcEndpoints', {
    VpcEndpointIds: [VpcEndpointId, 'vpce-0'],
  });
  expect(Unsuccessful).toEqual([
    {
      ResourceId: 'vpce-0',
      Error: {
        Code: 'InvalidVpcEndpointId.NotFound',
        Message: "The Vpc Endpoint Id 'vpce-0' does not exist",
      },
    },
  ]);
  expect(cloud.call('ec2', 'DescribeVpcEndpoints', {}).VpcEndpoints).toEqual([]);
});

test('an interface endpoint has an interface in each subnet, which is deleted with it', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const SubnetIds = [createSubnet(cloud, VpcId), createSubnet(cloud, VpcId, '10.20.2.0/24', 'us-east-1b')];
  const { VpcEndpointId = '', Groups } = cloud.call('ec2', 'CreateVpcEndpoint', {
    VpcId,
    ServiceName: 'com.amazonaws.us-east-1.logs',
    VpcEndpointType: 'Interface',
    SubnetIds,
  }).VpcEndpoint!;
  expect(Groups).toMatchObject([{ GroupName: 'default' }]);
  const interfaces = () => cloud.call('ec2', 'DescribeNetworkInterfaces', {}).NetworkInterfaces!;
  expect(interfaces().map(({ SubnetId }) => SubnetId)).toEqual(SubnetIds);
  const [{ NetworkInterfaceId, RequesterManaged } = {}] = interfaces();
  expect(RequesterManaged).toBe(true);
  expect(faultCode(() => cloud.call('ec2', 'DeleteNetworkInterface', { NetworkInterfaceId }))).toBe(
    'InvalidParameterValue',
  );
  cloud.call('ec2', 'DeleteVpcEndpoints', { VpcEndpointIds: [VpcEndpointId] });
  expect(interfaces()).toEqual([]);
});

test('ModifyVpcEndpoint changes route tables, groups and policy, but not subnets', () => {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  const [first, second] = [createRouteTable(cloud, VpcId), createRouteTable(cloud, VpcId)];
  const { VpcEndpointId = '' } = cloud.call('ec2', 'CreateVpcEndpoint', {
    VpcId,
    ServiceName,
    RouteTableIds: [first],
  }).VpcEndpoint!;
  const modify = (change: object) => cloud.call('ec2', 'ModifyVpcEndpoint', { VpcEndpointId, ...change });
  modify({ AddRouteTableIds: [second], RemoveRouteTableIds: [first], PolicyDocument: '{}' });
  expect(describeEndpoint(cloud, VpcEndpointId)).toMatchObject({
    RouteTableIds: [second],
    PolicyDocument: '{}',
  });
  modify({ ResetPolicy: true });
  expect(describeEndpoint(cloud, VpcEndpointId).PolicyDocument).toBeUndefined();
  expect(faultCode(() => modify({ AddRouteTableIds: ['rtb-0'] }))).toBe('InvalidRouteTableID.NotFound');
  expect(faultCode(() => modify({ AddSecurityGroupIds: ['sg-0'] }))).toBe('InvalidGroup.NotFound');
  expect(faultText(() => modify({ AddSubnetIds: ['subnet-0'] }))).toBe(
    'UnsupportedOperation: Drydock does not move a VPC endpoint between subnets.',
  );
});

test('CreateVpcEndpoint refuses a type that is not simulated', () => {
  const cloud = newAccount();
  const request = { VpcId: defaultVpc(cloud), ServiceName, VpcEndpointType: 'GatewayLoadBalancer' as const };
  expect(faultText(() => cloud.call('ec2', 'CreateVpcEndpoint', request))).toBe(
    'UnsupportedOperation: Drydock creates Gateway and Interface endpoints, not GatewayLoadBalancer ones.',
  );
});
