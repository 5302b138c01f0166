// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import {
  gateway,
  get,
  network,
  otherVpc,
  ref,
  role,
  routeTable,
  securityGroup,
  subnet,
  tags,
  template,
  vpc,
} from '../../testing/resource-examples/surroundings.ts';

const acl = {
  ...vpc,
  Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: ref('Vpc') } },
};
const everywhere = { CidrBlock: '0.0.0.0/0', PortRange: { From: 80, To: 80 } };
const ipv6Block = {
  Block: {
    Type: 'AWS::EC2::VPCCidrBlock',
    Properties: { VpcId: ref('Vpc'), AmazonProvidedIpv6CidrBlock: true },
  },
};
/** The first /64 of the block that a VPC has been given. */
const firstIpv6Block = {
  'Fn::Select': [0, { 'Fn::Cidr': [{ 'Fn::Select': [0, get('Vpc', 'Ipv6CidrBlocks')] }, 1, 64] }],
};

export const examples: Examples = {
  'AWS::EC2::NetworkAcl': {
    prerequisites: { ...vpc, ...otherVpc },
    create: { VpcId: ref('Vpc') },
    update: tags('web'),
    replace: { VpcId: ref('OtherVpc') },
  },
  'AWS::EC2::NetworkAclEntry': {
    prerequisites: acl,
    create: { NetworkAclId: ref('Acl'), RuleNumber: 100, Protocol: 6, RuleAction: 'allow', ...everywhere },
    update: { RuleAction: 'deny', PortRange: { From: 22, To: 22 } },
    replace: { RuleNumber: 110 },
  },
  'AWS::EC2::SubnetNetworkAclAssociation': {
    prerequisites: { ...acl, ...subnet('SubnetA', '10.20.10.0/24', 'us-east-1a') },
    create: { SubnetId: ref('SubnetA'), NetworkAclId: ref('Acl') },
  },
  'AWS::EC2::VPCCidrBlock': {
    prerequisites: vpc,
    absent: ['Ipv6AddressAttribute'],
    create: { VpcId: ref('Vpc'), AmazonProvidedIpv6CidrBlock: true },
    replace: { AmazonProvidedIpv6CidrBlock: false, CidrBlock: '10.21.0.0/16' },
  },
  'AWS::EC2::SubnetCidrBlock': {
    prerequisites: {
      ...vpc,
      ...ipv6Block,
      SubnetA: { ...subnet('SubnetA', '10.20.10.0/24', 'us-east-1a').SubnetA, DependsOn: 'Block' },
    },
    absent: ['Ipv6AddressAttribute', 'IpSource'],
    create: { SubnetId: ref('SubnetA'), Ipv6CidrBlock: firstIpv6Block },
  },
  'AWS::EC2::EgressOnlyInternetGateway': {
    prerequisites: vpc,
    create: { VpcId: ref('Vpc') },
  },
  'AWS::EC2::VPC': {
    absent: ['VpcEncryptionControl'],
    create: { CidrBlock: '10.0.0.0/16', ...tags('a') },
    update: { EnableDnsHostnames: true, ...tags('b') },
    replace: { CidrBlock: '10.1.0.0/16' },
  },
  'AWS::EC2::Subnet': {
    absent: ['BlockPublicAccessStates'],
    prerequisites: vpc,
    create: { VpcId: ref('Vpc'), CidrBlock: '10.20.10.0/24' },
    update: { MapPublicIpOnLaunch: true },
    replace: { CidrBlock: '10.20.30.0/24' },
  },
  'AWS::EC2::InternetGateway': { create: tags('a'), update: tags('b') },
  'AWS::EC2::VPCGatewayAttachment': {
    prerequisites: { ...vpc, Gateway: gateway.Gateway },
    create: { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') },
  },
  'AWS::EC2::RouteTable': {
    prerequisites: { ...vpc, ...otherVpc },
    create: { VpcId: ref('Vpc') },
    update: tags('b'),
    replace: { VpcId: ref('OtherVpc') },
  },
  'AWS::EC2::Route': {
    prerequisites: { ...vpc, ...gateway, ...routeTable },
    create: { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') },
    replace: { DestinationCidrBlock: '1.0.0.0/8' },
  },
  'AWS::EC2::SubnetRouteTableAssociation': {
    prerequisites: { ...network, ...routeTable },
    create: { RouteTableId: ref('Table'), SubnetId: ref('SubnetA') },
    replace: { SubnetId: ref('SubnetB') },
  },
  'AWS::EC2::SecurityGroup': {
    prerequisites: vpc,
    create: {
      GroupDescription: 'a',
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }],
    },
    update: {
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' }],
    },
    replace: { GroupDescription: 'b' },
  },
  'AWS::EC2::SecurityGroupIngress': {
    prerequisites: { ...vpc, ...securityGroup },
    create: { GroupId: ref('Group'), IpProtocol: 'tcp', FromPort: 1, ToPort: 2, CidrIp: '10.0.0.0/8' },
    update: { Description: 'x' },
    replace: { FromPort: 2 },
  },
  'AWS::EC2::SecurityGroupEgress': {
    prerequisites: { ...vpc, ...securityGroup },
    create: { GroupId: ref('Group'), IpProtocol: 'tcp', FromPort: 1, ToPort: 2, CidrIp: '10.0.0.0/8' },
    replace: { FromPort: 2 },
  },
  'AWS::EC2::EIP': { create: { Domain: 'vpc' } },
  'AWS::EC2::EIPAssociation': {
    prerequisites: {
      ...network,
      Ip: { Type: 'AWS::EC2::EIP' },
      Interface: { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: ref('SubnetA') } },
    },
    create: { AllocationId: get('Ip', 'AllocationId'), NetworkInterfaceId: ref('Interface') },
  },
  'AWS::EC2::NetworkInterface': {
    absent: ['PrimaryIpv6Address', 'PublicIpDnsNameOptions'],
    prerequisites: network,
    create: { SubnetId: ref('SubnetA') },
    update: { Description: 'another' },
    replace: { SubnetId: ref('SubnetB') },
  },
  'AWS::EC2::NatGateway': {
    absent: ['AutoProvisionZones', 'AutoScalingIps', 'RouteTableId'],
    prerequisites: { ...network, ...gateway, Ip: { Type: 'AWS::EC2::EIP' } },
    create: { SubnetId: ref('SubnetA'), AllocationId: get('Ip', 'AllocationId') },
    update: tags('b'),
  },
  'AWS::EC2::KeyPair': { create: { KeyName: 'one' }, replace: { KeyName: 'two' } },
  'AWS::EC2::LaunchTemplate': {
    create: template.Template.Properties,
    update: {
      LaunchTemplateData: { ...template.Template.Properties.LaunchTemplateData, InstanceType: 't3.large' },
    },
    replace: { LaunchTemplateName: 'other' },
  },
  'AWS::EC2::Instance': {
    prerequisites: network,
    create: { ...template.Template.Properties.LaunchTemplateData, SubnetId: ref('SubnetA') },
    update: tags('b'),
    replace: { SubnetId: ref('SubnetB') },
  },
  'AWS::EC2::FlowLog': {
    prerequisites: { ...vpc, ...role, Log: { Type: 'AWS::Logs::LogGroup' } },
    create: {
      ResourceId: ref('Vpc'),
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogGroupName: ref('Log'),
      DeliverLogsPermissionArn: get('Role', 'Arn'),
    },
    replace: { TrafficType: 'REJECT' },
  },
  'AWS::EC2::VPCEndpoint': {
    prerequisites: { ...vpc, ...routeTable },
    create: { VpcId: ref('Vpc'), ServiceName: 'com.amazonaws.us-east-1.s3', RouteTableIds: [ref('Table')] },
  },
};
