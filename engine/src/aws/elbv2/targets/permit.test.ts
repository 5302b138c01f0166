import type { RoutingTable } from '@drydock/balancer';
import { expect, test } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

/** A load balancer, and a target behind a security group of its own. */
function account({ isEnforced }: { isEnforced: boolean }) {
  const cloud = rehearse({ services });
  cloud.report('network/enforcement', { isEnforced });
  const Subnets = cloud.call('ec2', 'DescribeSubnets', {}).Subnets!.slice(0, 2);
  const VpcId = Subnets[0]!.VpcId!;
  const group = (GroupName: string) =>
    cloud.call('ec2', 'CreateSecurityGroup', { GroupName, Description: GroupName, VpcId }).GroupId!;
  const [front, back] = [group('front'), group('back')];
  const address = cloud.call('ec2', 'CreateNetworkInterface', {
    SubnetId: Subnets[0]!.SubnetId,
    Groups: [back],
  }).NetworkInterface!.PrivateIpAddress!;
  const LoadBalancerArn = cloud.call('elbv2', 'CreateLoadBalancer', {
    Name: 'front',
    Subnets: Subnets.map(({ SubnetId }) => SubnetId!),
    SecurityGroups: [front],
  }).LoadBalancers![0]!.LoadBalancerArn!;
  const TargetGroupArn = cloud.call('elbv2', 'CreateTargetGroup', {
    Name: 'web',
    Protocol: 'HTTP',
    Port: 8080,
    VpcId,
    TargetType: 'ip',
  }).TargetGroups![0]!.TargetGroupArn!;
  cloud.call('elbv2', 'CreateListener', {
    LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  });
  cloud.call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: [{ Id: address }] });
  cloud.advance(1000);
  return {
    cloud,
    front,
    back,
    subnets: Subnets.map(({ SubnetId = '', CidrBlock = '' }) => ({ SubnetId, CidrBlock })),
    address,
    health: () =>
      cloud.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn }).TargetHealthDescriptions![0]!
        .TargetHealth!,
    /** How many targets the data plane has. */
    balanced: () =>
      cloud.effects
        .flatMap(({ effect, input }) =>
          effect === 'balancer/apply' ? [(input as RoutingTable).targetGroups[0]?.targets.length] : [],
        )
        .at(-1),
  };
}

test('a target that no rule lets the load balancer reach times out, and is reached once there is one', () => {
  const { cloud, front, back, health, balanced } = account({ isEnforced: true });
  expect(health().State).toBe('initial');
  expect(balanced()).toBe(0);
  // Two checks, 30 s apart.
  cloud.advance(60_000);
  expect(health()).toEqual({
    State: 'unhealthy',
    Reason: 'Target.Timeout',
    Description: `Request timed out: no rule of ${back} allows tcp 8080 from ${front}`,
  });
  expect(balanced()).toBe(0);
  cloud.call('ec2', 'AuthorizeSecurityGroupIngress', {
    GroupId: back,
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, UserIdGroupPairs: [{ GroupId: front }] },
    ],
  });
  cloud.advance(1000);
  expect(health().State).toBe('initial');
  expect(balanced()).toBe(1);
  cloud.report('network/enforcement', { isEnforced: false });
  cloud.call('ec2', 'RevokeSecurityGroupIngress', {
    GroupId: back,
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, UserIdGroupPairs: [{ GroupId: front }] },
    ],
  });
  cloud.advance(1000);
  expect(balanced()).toBe(1);
});

test('a target that a network ACL keeps from one of the load balancer’s subnets, or its answers, is not reached', () => {
  const { cloud, front, back, subnets, address, health, balanced } = account({ isEnforced: true });
  cloud.call('ec2', 'AuthorizeSecurityGroupIngress', {
    GroupId: back,
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, UserIdGroupPairs: [{ GroupId: front }] },
    ],
  });
  cloud.advance(1000);
  expect(balanced()).toBe(1);

  // The load balancer's other subnet is closed to what comes in, so no answer of the target's does.
  const other = subnets[1]!.SubnetId;
  const Filters = [{ Name: 'association.subnet-id', Values: [other] }];
  const acl = cloud.call('ec2', 'DescribeNetworkAcls', { Filters }).NetworkAcls![0]!;
  const NetworkAclId = cloud.call('ec2', 'CreateNetworkAcl', { VpcId: acl.VpcId! }).NetworkAcl!.NetworkAclId!;
  const entry = (Egress: boolean, RuleNumber: number, From: number, To: number) =>
    cloud.call('ec2', 'CreateNetworkAclEntry', {
      NetworkAclId,
      Egress,
      RuleNumber,
      Protocol: '6',
      RuleAction: 'allow',
      CidrBlock: '0.0.0.0/0',
      PortRange: { From, To },
    });
  entry(true, 100, 8080, 8080);
  entry(false, 100, 1024, 32_767);
  const AssociationId = acl.Associations!.find(({ SubnetId }) => SubnetId === other)!
    .NetworkAclAssociationId!;
  cloud.call('ec2', 'ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId });
  cloud.advance(60_000);
  expect(health()).toEqual({
    State: 'unhealthy',
    Reason: 'Target.Timeout',
    Description: `Request timed out: ${NetworkAclId} of ${other} does not allow answers from ${address}`,
  });
  expect(balanced()).toBe(0);

  entry(false, 110, 32_768, 65_535);
  cloud.advance(1000);
  expect(balanced()).toBe(1);
  cloud.call('ec2', 'DeleteNetworkAclEntry', { NetworkAclId, Egress: true, RuleNumber: 100 });
  cloud.advance(60_000);
  expect(health().Description).toBe(
    `Request timed out: ${NetworkAclId} of ${other} does not allow tcp 8080 to ${address}`,
  );
});

test('security groups filter nothing where they are not enforced', () => {
  const { health, balanced } = account({ isEnforced: false });
  expect(health().State).toBe('initial');
  expect(balanced()).toBe(1);
});
