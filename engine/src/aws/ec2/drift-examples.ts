// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { get, ref, role, securityGroup, subnet, tags } from '../../testing/resource-examples/surroundings.ts';

const egress = (CidrIp: string) => [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp }];
const policy = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }],
});
const groups = { ...securityGroup, OtherGroup: securityGroup.Group };
const retagged = { scenes: [{ create: tags('a'), update: tags('b') }] };

export const driftExamples: DriftExamples = {
  'AWS::EC2::NetworkAclEntry': {
    scenes: [{ update: { CidrBlock: '10.0.0.0/8', Protocol: 17 } }],
    unchanged: { 'of other protocols': ['Icmp', 'Ipv6CidrBlock'] },
  },
  'AWS::EC2::EgressOnlyInternetGateway': retagged,
  'AWS::EC2::FlowLog': retagged,
  'AWS::EC2::VPC': {
    scenes: [{ create: { EnableDnsSupport: true }, update: { EnableDnsSupport: false } }],
    unchanged: { 'the API cannot make it dedicated': ['InstanceTenancy'] },
  },
  'AWS::EC2::Subnet': {
    scenes: [
      {
        create: { PrivateDnsNameOptionsOnLaunch: { HostnameType: 'ip-name' }, ...tags('a') },
        update: { PrivateDnsNameOptionsOnLaunch: { HostnameType: 'resource-name' }, ...tags('b') },
      },
    ],
    unchanged: {
      'of subnets with IPv6': ['AssignIpv6AddressOnCreation', 'EnableDns64', 'Ipv6CidrBlock'],
      'not simulated': ['EnableLniAtDeviceIndex'],
    },
  },
  'AWS::EC2::VPCGatewayAttachment': {
    unchanged: { 'it is what the attachment is about': ['InternetGatewayId', 'VpnGatewayId'] },
  },
  'AWS::EC2::Route': {
    scenes: [
      {
        prerequisites: {
          Interface: { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: ref('SubnetA') } },
          ...subnet('SubnetA', '10.20.10.0/24', 'us-east-1a'),
        },
        update: { GatewayId: { Ref: 'AWS::NoValue' }, NetworkInterfaceId: ref('Interface') },
        together: ['GatewayId', 'NetworkInterfaceId'],
      },
    ],
    unchanged: {
      'a route has one target, which the scene changes': [
        'EgressOnlyInternetGatewayId',
        'InstanceId',
        'NatGatewayId',
        'VpcEndpointId',
      ],
      'not simulated': [
        'CarrierGatewayId',
        'CoreNetworkArn',
        'LocalGatewayId',
        'OdbNetworkArn',
        'TransitGatewayId',
        'VpcPeeringConnectionId',
      ],
    },
  },
  'AWS::EC2::SecurityGroup': {
    scenes: [
      {
        create: { SecurityGroupEgress: egress('10.0.0.0/8'), ...tags('a') },
        update: { SecurityGroupEgress: egress('11.0.0.0/8'), ...tags('b') },
      },
    ],
  },
  'AWS::EC2::SecurityGroupEgress': {
    scenes: [{ create: { Description: 'a' }, update: { Description: 'b' } }],
  },
  'AWS::EC2::EIP': {
    ...retagged,
    unchanged: {
      'EIPAssociation is about it': ['InstanceId'],
      'not simulated': ['PublicIpv4Pool'],
    },
  },
  'AWS::EC2::NetworkInterface': {
    scenes: [
      {
        prerequisites: groups,
        create: { GroupSet: [get('Group', 'GroupId')], SourceDestCheck: true, ...tags('a') },
        update: { GroupSet: [get('OtherGroup', 'GroupId')], SourceDestCheck: false, ...tags('b') },
      },
    ],
    unchanged: {
      'not simulated': [
        'ConnectionTrackingSpecification',
        'EnablePrimaryIpv6',
        'Ipv4PrefixCount',
        'Ipv4Prefixes',
        'Ipv6AddressCount',
        'Ipv6Addresses',
        'Ipv6PrefixCount',
        'Ipv6Prefixes',
        'PublicIpDnsHostnameTypeSpecification',
      ],
    },
  },
  'AWS::EC2::NatGateway': {
    unchanged: {
      'not simulated': [
        'AvailabilityZoneAddresses',
        'MaxDrainDurationSeconds',
        'SecondaryAllocationIds',
        'SecondaryPrivateIpAddressCount',
        'SecondaryPrivateIpAddresses',
      ],
    },
  },
  'AWS::EC2::LaunchTemplate': {
    scenes: [{ create: { VersionDescription: 'a' }, update: { VersionDescription: 'b' } }],
  },
  'AWS::EC2::Instance': {
    scenes: [
      {
        prerequisites: groups,
        create: {
          SecurityGroupIds: [get('Group', 'GroupId')],
          SourceDestCheck: true,
          UserData: 'YQ==',
        },
        update: {
          InstanceType: 't3.large',
          SecurityGroupIds: [get('OtherGroup', 'GroupId')],
          SourceDestCheck: false,
          UserData: 'Yg==',
        },
      },
      {
        prerequisites: {
          ...role,
          One: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [ref('Role')] } },
          Two: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [ref('Role')] } },
        },
        create: { IamInstanceProfile: ref('One'), Monitoring: false },
        update: { IamInstanceProfile: ref('Two'), Monitoring: true },
      },
    ],
    unchanged: {
      'a change replaces the instance': ['Affinity', 'HostId', 'Tenancy'],
      'not simulated': [
        'AdditionalInfo',
        'EbsOptimized',
        'KernelId',
        'PrivateDnsNameOptions',
        'RamdiskId',
        'SsmAssociations',
      ],
    },
  },
  'AWS::EC2::VPCEndpoint': {
    scenes: [
      {
        prerequisites: { OtherTable: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } } },
        create: { PolicyDocument: policy('s3:GetObject'), ...tags('a') },
        update: {
          PolicyDocument: policy('s3:PutObject'),
          RouteTableIds: [ref('Table'), ref('OtherTable')],
          ...tags('b'),
        },
      },
      {
        prerequisites: {
          ...groups,
          ...subnet('SubnetA', '10.20.10.0/24', 'us-east-1a'),
          Vpc: {
            Type: 'AWS::EC2::VPC',
            Properties: { CidrBlock: '10.20.0.0/16', EnableDnsHostnames: true, EnableDnsSupport: true },
          },
        },
        create: {
          VpcEndpointType: 'Interface',
          ServiceName: 'com.amazonaws.us-east-1.ecr.dkr',
          RouteTableIds: { Ref: 'AWS::NoValue' },
          SubnetIds: [ref('SubnetA')],
          SecurityGroupIds: [get('Group', 'GroupId')],
          PrivateDnsEnabled: false,
        },
        update: {
          SecurityGroupIds: [get('OtherGroup', 'GroupId')],
          PrivateDnsEnabled: true,
        },
      },
    ],
    unchanged: { 'not simulated': ['DnsOptions', 'IpAddressType', 'SubnetIds'] },
  },
};
