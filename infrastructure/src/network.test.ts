// Subnets, and the ways out that tasks may have.
import { describe, expect, test } from 'vitest';
import { template } from './checked-in-templates.ts';

const network = template('network').Resources;
const idsOf = (type: string) => Object.keys(network).filter((id) => network[id]?.Type === type);
const underCondition = (condition: string) =>
  Object.keys(network).filter((id) => network[id]?.Condition === condition);

test('without a way out for tasks, which is the default, there are two public subnets and nothing that costs money', () => {
  expect(template('root').Parameters?.Egress?.Default).toBe('none');
  const always = Object.entries(network).filter(([, { Condition }]) => !Condition);
  expect(always.filter(([, { Type }]) => Type === 'AWS::EC2::Subnet').map(([id]) => id)).toEqual([
    'PublicSubnet1',
    'PublicSubnet2',
  ]);
  for (const [, { Type }] of always) expect(Type).not.toMatch(/NatGateway|VPCEndpoint|EIP/);
});

test('tasks and instances move to private subnets with any way out, and the load balancer never does', () => {
  expect(template('network').Outputs?.TaskSubnetIds?.Value).toEqual({
    'Fn::If': [
      'HasPrivateSubnets',
      { 'Fn::Join': [',', [{ Ref: 'PrivateSubnet1' }, { Ref: 'PrivateSubnet2' }]] },
      { 'Fn::Join': [',', [{ Ref: 'PublicSubnet1' }, { Ref: 'PublicSubnet2' }]] },
    ],
  });
  const { LoadBalancer, Cluster, Pipeline } = template('root').Resources;
  const subnets = (output: string) => ({ 'Fn::GetAtt': ['Network', `Outputs.${output}`] });
  expect(LoadBalancer?.Properties?.Parameters).toMatchObject({ SubnetIds: subnets('SubnetIds') });
  for (const stack of [Cluster, Pipeline])
    expect(stack?.Properties?.Parameters).toMatchObject({ SubnetIds: subnets('TaskSubnetIds') });
});

test('only tasks on Fargate in public subnets get public addresses', () => {
  expect(template('network').Outputs?.AssignPublicIp?.Value).toEqual({
    'Fn::If': ['HasPrivateSubnets', 'DISABLED', { 'Fn::If': ['UsesInstances', 'DISABLED', 'ENABLED'] }],
  });
});

test('each private subnet has its own block, zone and route table, and no public addresses', () => {
  for (const [index, block] of [11, 21].entries())
    expect(network[`PrivateSubnet${index + 1}`]).toMatchObject({
      Condition: 'HasPrivateSubnets',
      Properties: {
        CidrBlock: { 'Fn::Select': [block, { 'Fn::Cidr': [{ Ref: 'VpcCidr' }, block + 1, '8'] }] },
        AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
        MapPublicIpOnLaunch: false,
      },
    });
  expect(idsOf('AWS::EC2::RouteTable')).toHaveLength(3);
  expect(idsOf('AWS::EC2::SubnetRouteTableAssociation')).toHaveLength(4);
});

describe('NAT gateways', () => {
  test('one serves every zone, or each zone has its own', () => {
    expect(network.NatGateway1?.Condition).toBe('HasNatGateway');
    expect(network.NatGateway2?.Condition).toBe('HasNatGatewayPerZone');
    expect(network.PrivateSubnet1DefaultRoute?.Properties?.NatGatewayId).toEqual({ Ref: 'NatGateway1' });
    expect(network.PrivateSubnet2DefaultRoute?.Properties?.NatGatewayId).toEqual({
      'Fn::If': ['HasNatGatewayPerZone', { Ref: 'NatGateway2' }, { Ref: 'NatGateway1' }],
    });
  });

  test('are in public subnets, and wait for the way to the internet', () => {
    for (const index of [1, 2])
      expect(network[`NatGateway${index}`]).toMatchObject({
        DependsOn: ['InternetDefaultRoute'],
        Properties: { SubnetId: { Ref: `PublicSubnet${index}` } },
      });
  });
});

describe('VPC endpoints', () => {
  const services = (condition: string) =>
    underCondition(condition)
      .filter((id) => network[id]?.Type === 'AWS::EC2::VPCEndpoint')
      .map((id) => JSON.stringify(network[id]?.Properties?.ServiceName))
      .map((name) => /AWS::Region}\.([a-z.-]+)/.exec(name)?.[1] ?? name);

  test('are those that tasks need, and with instances those of the agent and of signals', () => {
    expect(services('HasEndpoints').sort()).toEqual(['ecr.api', 'ecr.dkr', 'logs', 'ssm', 'ssmmessages']);
    expect(services('HasEndpointsOfInstances').sort()).toEqual([
      'cloudformation',
      'ecs',
      'ecs-agent',
      'ecs-telemetry',
    ]);
    expect(template('network')).toMatchObject({
      Conditions: {
        HasEndpointsOfInstances: {
          'Fn::And': [{ Condition: 'HasEndpoints' }, { Condition: 'UsesInstances' }],
        },
      },
    });
  });

  test('answer to the names of the services, over HTTPS, and to the VPC alone', () => {
    const endpoints = idsOf('AWS::EC2::VPCEndpoint').map((id) => network[id]?.Properties);
    for (const one of endpoints.filter((properties) => properties?.VpcEndpointType === 'Interface'))
      expect(one).toMatchObject({ PrivateDnsEnabled: true, SecurityGroupIds: [expect.anything()] });
    expect(network.EndpointSecurityGroup?.Properties?.SecurityGroupIngress).toEqual([
      expect.objectContaining({ CidrIp: { Ref: 'VpcCidr' }, FromPort: 443, ToPort: 443 }),
    ]);
  });

  test('include S3 in every private subnet, which is free', () => {
    expect(network.StorageEndpoint).toMatchObject({
      Condition: 'HasPrivateSubnets',
      Properties: {
        VpcEndpointType: 'Gateway',
        RouteTableIds: [{ Ref: 'PrivateSubnet1RouteTable' }, { Ref: 'PrivateSubnet2RouteTable' }],
      },
    });
  });
});
