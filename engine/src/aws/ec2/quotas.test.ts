import { expect, it } from 'vitest';
import { describeQuotas } from '../../testing/quota-rows.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';
import { ec2 } from './index.ts';
import { quotas } from './quotas.ts';
import { plainImage } from './testing/instances.ts';
import { createNetworkInterface, createVpc, defaultVpc, firstSubnet } from './testing/network.ts';

const reached = (code: string, things: string) => ({
  code,
  message: `The maximum number of ${things} has been reached.`,
});
const createGroup = (cloud: Rehearsal, GroupName: string) =>
  cloud.call('ec2', 'CreateSecurityGroup', { GroupName, Description: 'x' }).GroupId!;
const only = <T>(list: readonly T[] | undefined): T => list![0]!;
const run = (cloud: Rehearsal, MinCount: number, MaxCount = MinCount) =>
  cloud.call('ec2', 'RunInstances', {
    ImageId: plainImage.imageId,
    InstanceType: 't3.micro',
    MinCount,
    MaxCount,
  }).Instances!;
const tooManyVcpus = (limit: number) =>
  `You have requested more vCPU capacity than your current vCPU limit of ${limit} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`;

// A new account has its default VPC, with six subnets, a security group, a route table and an internet gateway.
describeQuotas([ec2], ec2.quotas!, [
  {
    quota: quotas.vpcs,
    present: 1,
    add: (cloud, count) => createVpc(cloud, `10.${count}.0.0/16`),
    ...reached('VpcLimitExceeded', 'VPCs'),
  },
  {
    quota: quotas.subnetsPerVpc,
    add: (cloud, count) => {
      const own = cloud.call('ec2', 'DescribeVpcs', {}).Vpcs!.find(({ IsDefault }) => !IsDefault);
      cloud.call('ec2', 'CreateSubnet', { VpcId: own?.VpcId, CidrBlock: `10.1.${count}.0/24` });
    },
    prepare: (cloud) => createVpc(cloud, '10.1.0.0/16'),
    ...reached('SubnetLimitExceeded', 'subnets'),
  },
  {
    quota: quotas.internetGateways,
    present: 1,
    add: (cloud) => cloud.call('ec2', 'CreateInternetGateway', {}),
    ...reached('InternetGatewayLimitExceeded', 'internet gateways'),
  },
  {
    quota: quotas.natGatewaysPerZone,
    add: (cloud) =>
      cloud.call('ec2', 'CreateNatGateway', { SubnetId: firstSubnet(cloud), ConnectivityType: 'private' }),
    code: 'NatGatewayLimitExceeded',
    message: 'Performing this operation would exceed the limit of 2 NAT gateways',
  },
  {
    quota: quotas.routeTablesPerVpc,
    present: 1,
    add: (cloud) => cloud.call('ec2', 'CreateRouteTable', { VpcId: defaultVpc(cloud) }),
    ...reached('RouteTableLimitExceeded', 'route tables'),
  },
  {
    quota: quotas.routesPerTable,
    limit: 3,
    present: 2,
    add: (cloud, count) => {
      const { RouteTableId, Routes } = only(cloud.call('ec2', 'DescribeRouteTables', {}).RouteTables);
      const GatewayId = Routes!.find((route) => route.GatewayId?.startsWith('igw-'))?.GatewayId;
      cloud.call('ec2', 'CreateRoute', {
        RouteTableId,
        DestinationCidrBlock: `10.${count}.0.0/16`,
        GatewayId,
      });
    },
    ...reached('RouteLimitExceeded', 'routes'),
  },
  {
    quota: quotas.securityGroups,
    present: 1,
    add: (cloud, count) => createGroup(cloud, `g${count}`),
    ...reached('SecurityGroupLimitExceeded', 'security groups'),
  },
  {
    quota: quotas.rulesPerSecurityGroup,
    present: 1,
    add: (cloud, count) =>
      cloud.call('ec2', 'AuthorizeSecurityGroupIngress', {
        GroupName: 'default',
        IpProtocol: 'tcp',
        FromPort: count,
        ToPort: count,
        CidrIp: '10.0.0.0/8',
      }),
    ...reached('RulesPerSecurityGroupLimitExceeded', 'rules per security group'),
  },
  {
    quota: quotas.networkInterfaces,
    add: (cloud) => createNetworkInterface(cloud),
    ...reached('NetworkInterfaceLimitExceeded', 'network interfaces'),
  },
  {
    quota: quotas.securityGroupsPerInterface,
    add: (cloud, count) => {
      const Groups = Array.from({ length: count }, (_, index) => createGroup(cloud, `g${count}-${index}`));
      cloud.call('ec2', 'CreateNetworkInterface', { SubnetId: firstSubnet(cloud), Groups });
    },
    ...reached('SecurityGroupsPerInterfaceLimitExceeded', 'security groups per interface'),
  },
  {
    quota: quotas.interfaceEndpointsPerVpc,
    add: (cloud, count) =>
      cloud.call('ec2', 'CreateVpcEndpoint', {
        VpcId: defaultVpc(cloud),
        VpcEndpointType: 'Interface',
        ServiceName: `com.amazonaws.us-east-1.service${count}`,
      }),
    ...reached('VpcEndpointLimitExceeded', 'VPC endpoints'),
  },
  {
    quota: quotas.gatewayEndpoints,
    add: (cloud) =>
      cloud.call('ec2', 'CreateVpcEndpoint', {
        VpcId: defaultVpc(cloud),
        ServiceName: 'com.amazonaws.us-east-1.s3',
      }),
    ...reached('VpcEndpointLimitExceeded', 'VPC endpoints'),
  },
  {
    quota: quotas.addresses,
    add: (cloud) => cloud.call('ec2', 'AllocateAddress', {}),
    ...reached('AddressLimitExceeded', 'addresses'),
  },
  {
    quota: quotas.standardVcpus,
    limit: 4,
    present: 3,
    // A t3.micro has two: the first fits, and the second does not.
    add: (cloud) => run(cloud, 2),
    code: 'VcpuLimitExceeded',
    message: tooManyVcpus(4),
    prepare: (cloud) => {
      // A stopped instance does not count.
      const { InstanceId = '' } = only(run(cloud, 1));
      cloud.advance(120_000);
      cloud.call('ec2', 'StopInstances', { InstanceIds: [InstanceId] });
      cloud.advance(120_000);
    },
  },
  {
    quota: quotas.launchTemplates,
    add: (cloud, count) =>
      cloud.call('ec2', 'CreateLaunchTemplate', {
        LaunchTemplateName: `t${count}`,
        LaunchTemplateData: { InstanceType: 't3.micro' },
      }),
    ...reached('LaunchTemplateLimitExceeded', 'launch templates'),
  },
  {
    quota: quotas.versionsPerLaunchTemplate,
    present: 1,
    prepare: (cloud) =>
      cloud.call('ec2', 'CreateLaunchTemplate', {
        LaunchTemplateName: 't',
        LaunchTemplateData: { InstanceType: 't3.micro' },
      }),
    add: (cloud) =>
      cloud.call('ec2', 'CreateLaunchTemplateVersion', {
        LaunchTemplateName: 't',
        SourceVersion: '1',
        LaunchTemplateData: {},
      }),
    ...reached('LaunchTemplateVersionLimitExceeded', 'versions per launch template'),
  },
]);

it('as many instances are launched as the vCPUs allow, between the least and the most asked for', () => {
  using cloud = rehearse({ services: [ec2], quotas: new Map([[quotas.standardVcpus.code!, 7]]) });
  expect(run(cloud, 1, 2_147_483_647)).toHaveLength(3);
  expect(() => run(cloud, 1, 2_147_483_647)).toThrow(tooManyVcpus(7));
});

it('refuses at once what no account could launch', () => {
  using cloud = rehearse({ services: [ec2] });
  expect(() => run(cloud, 2_147_483_647)).toThrow(expect.objectContaining({ code: 'VcpuLimitExceeded' }));
});

it('a stack that would exceed a quota fails with AWS’s reason', () => {
  using cloud = rehearse({ services, quotas: new Map([[quotas.vpcs.code!, 1]]) });
  const Vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
  cloud.call('cloudformation', 'CreateStack', {
    StackName: 'net',
    OnFailure: 'DO_NOTHING',
    TemplateBody: JSON.stringify({ Resources: { Vpc } }),
  });
  cloud.advance(60_000);
  const [resource] = cloud.call('cloudformation', 'DescribeStackResources', {
    StackName: 'net',
  }).StackResources!;
  expect(resource).toMatchObject({
    ResourceStatus: 'CREATE_FAILED',
    ResourceStatusReason: expect.stringMatching(
      /^Resource handler returned message: "The maximum number of VPCs has been reached\." \(RequestToken: .*, HandlerErrorCode: ServiceLimitExceeded\)$/,
    ),
  });
});
