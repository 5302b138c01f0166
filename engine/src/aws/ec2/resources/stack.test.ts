import { expect, test } from 'vitest';
import { publicImages } from '../../../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

const ref = (Ref: string) => ({ Ref });
const attribute = (...path: string[]) => ({ 'Fn::GetAtt': path });
const userData = Buffer.from('#!/bin/bash\ncfn-signal --stack net --resource Bastion').toString('base64');

function template({
  ingress = [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }] as object[],
  egress = undefined as object[] | undefined,
  type = 't3.micro',
  gateway = 'Gateway',
} = {}) {
  return JSON.stringify({
    Resources: {
      Vpc: {
        Type: 'AWS::EC2::VPC',
        Properties: {
          CidrBlock: '10.0.0.0/16',
          EnableDnsHostnames: true,
          Tags: [{ Key: 'Name', Value: 'net' }],
        },
      },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Properties: {
          VpcId: ref('Vpc'),
          CidrBlock: '10.0.1.0/24',
          AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
        },
      },
      Gateway: { Type: 'AWS::EC2::InternetGateway' },
      Attachment: {
        Type: 'AWS::EC2::VPCGatewayAttachment',
        Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') },
      },
      Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
      Out: {
        Type: 'AWS::EC2::Route',
        DependsOn: ['Attachment', 'Nat'],
        Properties: {
          RouteTableId: ref('Table'),
          DestinationCidrBlock: '0.0.0.0/0',
          ...(gateway === 'Gateway' ? { GatewayId: ref('Gateway') } : { NatGatewayId: ref('Nat') }),
        },
      },
      Association: {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { RouteTableId: ref('Table'), SubnetId: ref('Subnet') },
      },
      Web: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupDescription: 'web',
          VpcId: ref('Vpc'),
          SecurityGroupIngress: ingress,
          ...(egress ? { SecurityGroupEgress: egress } : {}),
        },
      },
      App: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'app', VpcId: ref('Vpc') } },
      WebToApp: {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: {
          GroupId: attribute('App', 'GroupId'),
          IpProtocol: 'tcp',
          FromPort: 8080,
          ToPort: 8080,
          SourceSecurityGroupId: attribute('Web', 'GroupId'),
        },
      },
      AppToWeb: {
        Type: 'AWS::EC2::SecurityGroupEgress',
        Properties: {
          GroupId: attribute('App', 'GroupId'),
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          CidrIp: '10.0.0.0/16',
        },
      },
      Address: { Type: 'AWS::EC2::EIP', DependsOn: 'Attachment', Properties: { Domain: 'vpc' } },
      Nat: {
        Type: 'AWS::EC2::NatGateway',
        Properties: { SubnetId: ref('Subnet'), AllocationId: attribute('Address', 'AllocationId') },
      },
      Endpoint: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: {
          VpcId: ref('Vpc'),
          ServiceName: 'com.amazonaws.us-east-1.s3',
          RouteTableIds: [ref('Table')],
        },
      },
      Log: {
        Type: 'AWS::EC2::FlowLog',
        Properties: {
          ResourceId: ref('Vpc'),
          ResourceType: 'VPC',
          TrafficType: 'ALL',
          LogDestinationType: 's3',
          LogDestination: 'arn:aws:s3:::logs',
        },
      },
      Key: { Type: 'AWS::EC2::KeyPair', Properties: { KeyName: 'ops', KeyType: 'ed25519' } },
      Extra: {
        Type: 'AWS::EC2::NetworkInterface',
        Properties: { SubnetId: ref('Subnet'), GroupSet: [ref('App')] },
      },
      ExtraAddress: { Type: 'AWS::EC2::EIP', DependsOn: 'Attachment' },
      ExtraAssociation: {
        Type: 'AWS::EC2::EIPAssociation',
        Properties: {
          AllocationId: attribute('ExtraAddress', 'AllocationId'),
          NetworkInterfaceId: ref('Extra'),
        },
      },
      Bastion: {
        Type: 'AWS::EC2::Instance',
        CreationPolicy: { ResourceSignal: { Timeout: 'PT1M' } },
        Properties: {
          ImageId: publicImages('us-east-1').find(({ ecsOptimized }) => !ecsOptimized)?.imageId,
          InstanceType: type,
          KeyName: ref('Key'),
          NetworkInterfaces: [
            {
              DeviceIndex: '0',
              SubnetId: ref('Subnet'),
              GroupSet: [ref('App')],
              AssociatePublicIpAddress: true,
            },
          ],
          UserData: userData,
          Tags: [{ Key: 'Name', Value: 'bastion' }],
        },
      },
    },
    Outputs: {
      Ip: { Value: attribute('Bastion', 'PrivateIp') },
      Default: { Value: attribute('Vpc', 'DefaultSecurityGroup') },
      Address: { Value: ref('Address') },
      Out: { Value: ref('Out') },
      Key: { Value: attribute('Key', 'KeyPairId') },
    },
  });
}

const stack = (cloud: Rehearsal) =>
  cloud.call('cloudformation', 'DescribeStacks', { StackName: 'net' }).Stacks![0]!;
const failures = (cloud: Rehearsal) =>
  cloud
    .call('cloudformation', 'DescribeStackEvents', { StackName: 'net' })
    .StackEvents!.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('FAILED'))
    .map(({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`);

function created(): Rehearsal {
  const cloud = rehearse({ services });
  cloud.call('cloudformation', 'CreateStack', { StackName: 'net', TemplateBody: template() });
  cloud.advance(5_000);
  return cloud;
}

function update(cloud: Rehearsal, TemplateBody: string): void {
  cloud.call('cloudformation', 'UpdateStack', { StackName: 'net', TemplateBody });
  cloud.advance(10_000);
}

const web = (cloud: Rehearsal) => {
  const Filters = [{ Name: 'description', Values: ['web'] }];
  return cloud.call('ec2', 'DescribeSecurityGroups', { Filters }).SecurityGroups![0]!;
};

test('a stack of every network type is created, returns its attributes, and leaves nothing behind', () => {
  const cloud = created();
  expect([stack(cloud).StackStatus, failures(cloud)]).toEqual(['CREATE_COMPLETE', []]);
  const outputs = Object.fromEntries(stack(cloud).Outputs!.map((one) => [one.OutputKey, one.OutputValue]));
  expect(outputs.Ip).toMatch(/^10\.0\.1\./);
  expect(outputs.Default).toMatch(/^sg-/);
  expect(outputs.Address).toMatch(/^198\.1[89]\./);
  expect(outputs.Out).toMatch(/^rtb-\w+\|0\.0\.0\.0\/0$/);
  expect(cloud.call('ssm', 'GetParameter', { Name: `/ec2/keypair/${outputs.Key}` }).Parameter?.Type).toBe(
    'SecureString',
  );
  const [endpoint] = cloud.call('ec2', 'DescribeVpcEndpoints', {}).VpcEndpoints!;
  expect(endpoint?.LastError?.Message).toContain('simulates no private network');
  const [log] = cloud.call('ec2', 'DescribeFlowLogs', {}).FlowLogs!;
  expect(log?.DeliverLogsStatus).toBe('FAILED');

  cloud.call('cloudformation', 'DeleteStack', { StackName: 'net' });
  cloud.advance(40_000);
  const left = [
    cloud.call('ec2', 'DescribeVpcs', {}).Vpcs?.filter(({ IsDefault }) => !IsDefault),
    cloud.call('ec2', 'DescribeNetworkInterfaces', {}).NetworkInterfaces,
    cloud.call('ec2', 'DescribeAddresses', {}).Addresses,
    cloud.call('ec2', 'DescribeVpcEndpoints', {}).VpcEndpoints,
    cloud.call('ec2', 'DescribeFlowLogs', {}).FlowLogs,
    cloud.call('ec2', 'DescribeKeyPairs', {}).KeyPairs,
    cloud.call('ec2', 'DescribeVolumes', {}).Volumes,
  ];
  expect(left).toEqual([[], [], [], [], [], [], []]);
});

test('an update changes only the rules that differ, and keeps rules that are resources of their own', () => {
  const cloud = created();
  const before = cloud.call('ec2', 'DescribeSecurityGroupRules', {}).SecurityGroupRules!.length;
  update(
    cloud,
    template({
      ingress: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' },
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
      ],
      egress: [{ IpProtocol: 'tcp', FromPort: 1, ToPort: 65535, CidrIp: '10.0.0.0/16' }],
    }),
  );
  expect([stack(cloud).StackStatus, failures(cloud)]).toEqual(['UPDATE_COMPLETE', []]);
  expect(
    web(cloud)
      .IpPermissions!.map(({ FromPort }) => FromPort)
      .sort(),
  ).toEqual([443, 80]);
  expect(web(cloud).IpPermissionsEgress!.map(({ ToPort }) => ToPort)).toEqual([65535]);
  expect(cloud.call('ec2', 'DescribeSecurityGroupRules', {}).SecurityGroupRules).toHaveLength(before + 1);
  update(cloud, template());
  expect(web(cloud).IpPermissionsEgress).toMatchObject([{ IpProtocol: '-1' }]);
});

test('an inline rule that is there twice, or already, is ignored, as CloudFormation does', () => {
  const rule = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' };
  const described = (Description: string) => ({ ...rule, Description });
  using cloud = rehearse({ services });
  const deploy = (operation: 'CreateStack' | 'UpdateStack', SecurityGroupIngress: object[]) => {
    const Properties = { GroupDescription: 'g', SecurityGroupIngress };
    cloud.call('cloudformation', operation, {
      StackName: 'twice',
      TemplateBody: JSON.stringify({ Resources: { G: { Type: 'AWS::EC2::SecurityGroup', Properties } } }),
    });
    cloud.advance(10_000);
    const { StackResources } = cloud.call('cloudformation', 'DescribeStackResources', { StackName: 'twice' });
    return StackResources![0]!;
  };
  const { ResourceStatus, PhysicalResourceId } = deploy('CreateStack', [described('one'), described('two')]);
  expect(ResourceStatus).toBe('CREATE_COMPLETE');
  const GroupId = PhysicalResourceId!;
  const other = { IpProtocol: 'tcp', FromPort: 81, ToPort: 81, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  cloud.call('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [other] });
  const more = { ...rule, FromPort: 81, ToPort: 81 };
  expect(deploy('UpdateStack', [described('one'), described('two'), more]).ResourceStatus).toBe(
    'UPDATE_COMPLETE',
  );
  const [group] = cloud.call('ec2', 'DescribeSecurityGroups', { GroupIds: [GroupId] }).SecurityGroups!;
  expect(group!.IpPermissions!.map(({ FromPort }) => FromPort)).toEqual([80, 81]);
});

test('a route is changed in place, and an instance keeps its id when its type changes', () => {
  const cloud = created();
  const instance = () =>
    cloud.call('ec2', 'DescribeInstances', { Filters: [{ Name: 'tag:Name', Values: ['bastion'] }] })
      .Reservations![0]!.Instances![0]!;
  const before = instance().InstanceId;
  update(cloud, template({ type: 't3.large', gateway: 'Nat' }));
  expect([stack(cloud).StackStatus, failures(cloud)]).toEqual(['UPDATE_COMPLETE', []]);
  expect(instance()).toMatchObject({
    InstanceId: before,
    InstanceType: 't3.large',
    State: { Name: 'running' },
  });
  const Filters = [{ Name: 'route.destination-cidr-block', Values: ['0.0.0.0/0'] }];
  const tables = cloud.call('ec2', 'DescribeRouteTables', { Filters }).RouteTables!;
  expect(
    tables.flatMap(({ Routes }) => Routes!.flatMap(({ NatGatewayId }) => NatGatewayId ?? [])),
  ).toHaveLength(1);
});

test('a rule of its own takes what its group declares already for its own, and one without a peer adds nothing', () => {
  const rule = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.0.0.0/8' };
  const { CidrIp: _, ...withoutPeer } = rule;
  const group = { 'Fn::GetAtt': ['Group', 'GroupId'] };
  using cloud = rehearse({ services });
  const deploy = (operation: 'CreateStack' | 'UpdateStack', rules: object) => {
    const Resources = {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Group: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupDescription: 'web',
          VpcId: { Ref: 'Vpc' },
          SecurityGroupIngress: [rule, withoutPeer],
        },
      },
      ...rules,
    };
    cloud.call('cloudformation', operation, {
      StackName: 'net',
      TemplateBody: JSON.stringify({ Resources }),
    });
    cloud.advance(5_000);
    return stack(cloud).StackStatus;
  };
  const standalone = {
    Same: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: group, ...rule } },
    Out: {
      Type: 'AWS::EC2::SecurityGroupEgress',
      Properties: { GroupId: group, IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
    },
    Nobody: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: group, ...withoutPeer } },
  };
  expect(deploy('CreateStack', standalone)).toBe('CREATE_COMPLETE');
  expect(web(cloud).IpPermissions).toHaveLength(1);
  expect(web(cloud).IpPermissionsEgress).toHaveLength(1);
  expect(deploy('UpdateStack', { Nobody: standalone.Nobody })).toBe('UPDATE_COMPLETE');
  expect(web(cloud).IpPermissions).toHaveLength(0);
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'net' });
  cloud.advance(5_000);
  expect(() => stack(cloud)).toThrow('does not exist');
});
