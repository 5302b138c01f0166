import { expect, it } from 'vitest';
import { fakeClients } from '../testing/fake-clients.ts';
import { blockedSection } from './blocked.ts';

const open = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const subnet = { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' };

/** A service behind a load balancer, in one public subnet. */
const section = (given: {
  inbound?: object[];
  assignPublicIp?: 'ENABLED';
  launchType?: 'EC2';
  endpoints?: object[];
}): ReturnType<typeof blockedSection> =>
  blockedSection(
    fakeClients({
      ecs: {
        listClusters: () => ({ clusterArns: ['arn/c'] }),
        listServices: () => ({ serviceArns: ['arn/web'] }),
        describeServices: () => ({
          services: [
            {
              serviceName: 'web',
              taskDefinition: 'web:1',
              launchType: given.launchType ?? 'FARGATE',
              loadBalancers: [{ targetGroupArn: 'g', containerName: 'app', containerPort: 8080 }],
              networkConfiguration: {
                awsvpcConfiguration: {
                  subnets: ['subnet-1'],
                  securityGroups: ['sg-task'],
                  assignPublicIp: given.assignPublicIp,
                },
              },
            },
          ],
        }),
        describeTaskDefinition: () => ({
          taskDefinition: {
            networkMode: 'awsvpc',
            containerDefinitions: [{ name: 'app', portMappings: [{ containerPort: 8080 }] }],
          },
        }),
      },
      elbv2: {
        describeTargetGroups: () => ({ TargetGroups: [{ LoadBalancerArns: ['b'] }] }),
        describeLoadBalancers: () => ({
          LoadBalancers: [
            {
              LoadBalancerName: 'front',
              Type: 'application',
              Scheme: 'internet-facing',
              VpcId: 'vpc-1',
              SecurityGroups: ['sg-front'],
              AvailabilityZones: [{ SubnetId: 'subnet-1' }],
            },
          ],
        }),
        describeListeners: () => ({ Listeners: [{ Port: 80, Protocol: 'HTTP' }] }),
      },
      ec2: {
        describeVpcs: () => ({ Vpcs: [{ VpcId: 'vpc-1' }] }),
        describeSubnets: () => ({ Subnets: [subnet] }),
        describeSecurityGroups: () => ({
          SecurityGroups: [
            { GroupId: 'sg-front', IpPermissionsEgress: [open] },
            { GroupId: 'sg-task', IpPermissions: given.inbound ?? [], IpPermissionsEgress: [open] },
          ],
        }),
        describeNetworkAcls: () => ({ NetworkAcls: [] }),
        describeRouteTables: () => ({
          RouteTables: [
            {
              RouteTableId: 'rtb-1',
              VpcId: 'vpc-1',
              Associations: [{ Main: true }],
              Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }],
            },
          ],
        }),
        describeNatGateways: () => ({ NatGateways: [] }),
        describeVpcEndpoints: () => ({ VpcEndpoints: given.endpoints ?? [] }),
      },
    }),
    { pipelineName: undefined, clusterName: undefined },
  );

it('names the rule that a load balancer lacks, and tasks that have no way out', async () => {
  expect(await section({})).toEqual({
    code: 'status-blocked',
    blocked: [
      {
        service: 'web',
        from: 'load balancer front',
        to: 'service web',
        port: 8080,
        reason: 'security group sg-task: no rule allows tcp 8080 from sg-front',
        command:
          'aws ec2 authorize-security-group-ingress --group-id sg-task --protocol tcp --port 8080 --source-group sg-front',
      },
      {
        service: 'web',
        from: 'service web',
        to: 'internet',
        port: 443,
        reason: expect.stringContaining('needs a public address'),
        command: '',
      },
    ],
  });
});

const inbound = [
  { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, UserIdGroupPairs: [{ GroupId: 'sg-front' }] },
];

it.each([
  ['their instance', { inbound, launchType: 'EC2' as const }],
  ['a public address', { inbound, assignPublicIp: 'ENABLED' as const }],
  ['an endpoint of ECR', { inbound, endpoints: [{ ServiceName: 'com.amazonaws.us-east-1.ecr.dkr' }] }],
])('says nothing where the rule is there and images come by %s', async (_, given) => {
  expect(await section(given)).toBeUndefined();
});
