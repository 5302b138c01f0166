import { expect, test } from 'vitest';
import { publicImages } from '../../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';
import { faultOf, group, ids, makeGroup, subnetIds } from './testing/groups.ts';

const AutoScalingGroupName = 'nodes';

function withTargetGroups(...names: string[]) {
  const cloud = rehearse({ services });
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: { ImageId: publicImages('us-east-1')[4]!.imageId, InstanceType: 't3.small' },
  });
  const { VpcId } = cloud.call('ec2', 'DescribeVpcs', {}).Vpcs![0]!;
  const arns = names.map(
    (Name) =>
      cloud.call('elbv2', 'CreateTargetGroup', {
        Name,
        Protocol: 'HTTP',
        Port: 80,
        VpcId,
        TargetType: Name === 'tasks' ? 'ip' : 'instance',
      }).TargetGroups![0]!.TargetGroupArn!,
  );
  makeGroup(cloud);
  cloud.advance(1_000);
  return { cloud, arns };
}

const targets = (cloud: Rehearsal, TargetGroupArn: string) =>
  cloud
    .call('elbv2', 'DescribeTargetHealth', { TargetGroupArn })
    .TargetHealthDescriptions!.filter(({ TargetHealth }) => TargetHealth?.State !== 'draining')
    .map(({ Target }) => Target?.Id)
    .sort();

test('instances in service become targets of a group that is attached, and later ones as well', () => {
  const { cloud, arns } = withTargetGroups('web');
  const attach = () =>
    cloud.call('autoscaling', 'AttachLoadBalancerTargetGroups', {
      AutoScalingGroupName,
      TargetGroupARNs: arns,
    });
  attach();
  // A second time changes nothing.
  attach();
  expect(targets(cloud, arns[0]!)).toEqual([...ids(cloud)].sort());
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 3 });
  cloud.advance(1_000);
  expect(targets(cloud, arns[0]!)).toEqual([...ids(cloud)].sort());
  expect(group(cloud).TargetGroupARNs).toEqual(arns);
});

test('a target group of type ip, or one that does not exist, cannot be attached', () => {
  const { cloud, arns } = withTargetGroups('tasks');
  const attach = (arn: string) => () =>
    cloud.call('autoscaling', 'AttachLoadBalancerTargetGroups', {
      AutoScalingGroupName,
      TargetGroupARNs: [arn],
    });
  expect(faultOf(attach(arns[0]!))).toMatch(/^ValidationError: .* have invalid target type\./);
  expect(faultOf(attach(`${arns[0]}0`))).toMatch(
    /^ValidationError: Provided Target Groups may not be valid\./,
  );
  expect(group(cloud).TargetGroupARNs).toEqual([]);
});

test('detaching a target group deregisters the instances, even after it was deleted', () => {
  const { cloud, arns } = withTargetGroups('web', 'api');
  cloud.call('autoscaling', 'AttachLoadBalancerTargetGroups', {
    AutoScalingGroupName,
    TargetGroupARNs: arns,
  });
  const detach = (...TargetGroupARNs: string[]) =>
    cloud.call('autoscaling', 'DetachLoadBalancerTargetGroups', { AutoScalingGroupName, TargetGroupARNs });
  detach(arns[0]!);
  expect(targets(cloud, arns[0]!)).toEqual([]);
  expect(group(cloud).TargetGroupARNs).toEqual([arns[1]]);
  cloud.call('elbv2', 'DeleteTargetGroup', { TargetGroupArn: arns[1]! });
  detach(arns[1]!);
  expect(group(cloud).TargetGroupARNs).toEqual([]);
});

test('DescribeLoadBalancerTargetGroups pages by ARN, and shows a group without instances as Added', () => {
  const { cloud, arns } = withTargetGroups('c', 'a', 'b');
  cloud.call('autoscaling', 'AttachLoadBalancerTargetGroups', {
    AutoScalingGroupName,
    TargetGroupARNs: arns,
  });
  const describe = (more: object = {}) =>
    cloud.call('autoscaling', 'DescribeLoadBalancerTargetGroups', { AutoScalingGroupName, ...more });
  const [first, second, third] = [...arns].sort();
  const page = describe({ MaxRecords: 2 });
  expect(page.LoadBalancerTargetGroups).toEqual([
    { LoadBalancerTargetGroupARN: first, State: 'InService' },
    { LoadBalancerTargetGroupARN: second, State: 'InService' },
  ]);
  cloud.call('autoscaling', 'DetachLoadBalancerTargetGroups', {
    AutoScalingGroupName,
    TargetGroupARNs: [first!],
  });
  expect(describe({ NextToken: page.NextToken }).LoadBalancerTargetGroups).toEqual([
    { LoadBalancerTargetGroupARN: third, State: 'InService' },
  ]);
  makeGroup(cloud, {
    AutoScalingGroupName: 'empty',
    MinSize: 0,
    DesiredCapacity: 0,
    TargetGroupARNs: [first!],
  });
  expect(describe({ AutoScalingGroupName: 'empty' }).LoadBalancerTargetGroups).toEqual([
    { LoadBalancerTargetGroupARN: first, State: 'Added' },
  ]);
});

test('traffic sources are target groups by another name; other types are refused', () => {
  const { cloud, arns } = withTargetGroups('web', 'api');
  const TrafficSources = arns.map((Identifier) => ({ Identifier, Type: 'elbv2' }));
  const describe = (more: object = {}) =>
    cloud.call('autoscaling', 'DescribeTrafficSources', { AutoScalingGroupName, ...more });
  cloud.call('autoscaling', 'AttachTrafficSources', { AutoScalingGroupName, TrafficSources });
  expect(targets(cloud, arns[0]!)).toEqual([...ids(cloud)].sort());
  expect(describe().TrafficSources).toEqual(
    [...arns].sort().map((arn) => ({
      Identifier: arn,
      TrafficSource: arn,
      Type: 'elbv2',
      State: 'InService',
    })),
  );
  const { NextToken } = describe({ MaxRecords: 1 });
  expect(describe({ NextToken }).TrafficSources).toHaveLength(1);
  expect(describe({ TrafficSourceType: 'vpc-lattice' }).TrafficSources).toEqual([]);
  cloud.call('autoscaling', 'DetachTrafficSources', {
    AutoScalingGroupName,
    TrafficSources: TrafficSources.slice(0, 1),
  });
  expect(describe().TrafficSources).toMatchObject([{ Identifier: arns[1] }]);
  expect(targets(cloud, arns[0]!)).toEqual([]);
  const lattice = [
    { Identifier: 'arn:aws:vpc-lattice:us-east-1:000000000000:targetgroup/tg-1', Type: 'vpc-lattice' },
  ];
  expect(
    faultOf(() =>
      cloud.call('autoscaling', 'AttachTrafficSources', { AutoScalingGroupName, TrafficSources: lattice }),
    ),
  ).toBe(
    'ValidationError: Drydock does not simulate traffic sources of type vpc-lattice. Nothing was changed.',
  );
});

test('a group has no Classic Load Balancers, and cannot be made with one', () => {
  const { cloud } = withTargetGroups();
  expect(cloud.call('autoscaling', 'DescribeLoadBalancers', { AutoScalingGroupName }).LoadBalancers).toEqual(
    [],
  );
  expect(
    faultOf(() => makeGroup(cloud, { AutoScalingGroupName: 'classic', LoadBalancerNames: ['lb'] })),
  ).toMatch(/does not simulate Classic Load Balancers/);
});

test('an instance that a target group finds unhealthy is replaced after its grace period', () => {
  const cloud = rehearse({ services });
  const { VpcId } = cloud.call('ec2', 'DescribeVpcs', {}).Vpcs![0]!;
  const TargetGroupArn = cloud.call('elbv2', 'CreateTargetGroup', {
    Name: 'nodes',
    Protocol: 'HTTP',
    Port: 80,
    VpcId,
    TargetType: 'instance',
  }).TargetGroups![0]!.TargetGroupArn!;
  const { LoadBalancerArn } = cloud.call('elbv2', 'CreateLoadBalancer', {
    Name: 'lb',
    Subnets: subnetIds(cloud),
  }).LoadBalancers![0]!;
  cloud.call('elbv2', 'CreateListener', {
    LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  });
  cloud.call('elbv2', 'ModifyTargetGroupAttributes', {
    TargetGroupArn,
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '5' }],
  });
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: { ImageId: publicImages('us-east-1')[4]!.imageId, InstanceType: 't3.small' },
  });
  makeGroup(cloud, { TargetGroupARNs: [TargetGroupArn], HealthCheckType: 'ELB', HealthCheckGracePeriod: 30 });
  cloud.advance(1_000);
  expect(targets(cloud, TargetGroupArn)).toEqual([...ids(cloud)].sort());
  const [unhealthy] = ids(cloud);
  cloud.report('balancer/health', {
    targets: [
      {
        targetGroupArn: TargetGroupArn,
        id: unhealthy!,
        port: 80,
        state: 'unhealthy',
        reason: 'Target.Timeout',
      },
    ],
  });
  cloud.advance(20_000);
  expect(ids(cloud)).toContain(unhealthy);
  cloud.advance(10_500);
  const activity = cloud
    .call('autoscaling', 'DescribeScalingActivities', {})
    .Activities!.find(({ Description }) => Description?.includes(`Terminating EC2 instance: ${unhealthy}`));
  expect(activity).toMatchObject({ StatusCode: 'WaitingForELBConnectionDraining' });
  expect(activity?.Cause).toContain('ELB system health check failure');
  cloud.advance(6_000);
  expect(ids(cloud)).not.toContain(unhealthy);
  expect(targets(cloud, TargetGroupArn)).toEqual([...ids(cloud)].sort());
});
