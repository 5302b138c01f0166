import { expect, it } from 'vitest';
import { publicImages } from '../../machine-images/public-images.ts';
import { describeQuotas } from '../../testing/quota-rows.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { ec2 } from '../ec2/index.ts';
import { autoScaling } from './index.ts';
import { quotas } from './quotas.ts';
import { makeGroup } from './testing/groups.ts';

const elbv2 = standInService<'elbv2'>({
  id: 'elbv2',
  operations: {
    DescribeTargetGroups: ({ TargetGroupArns = [] }) => ({
      TargetGroups: TargetGroupArns.map((TargetGroupArn) => ({ TargetGroupArn, TargetType: 'instance' })),
    }),
  },
});
const services = [ec2, autoScaling, elbv2];
const { imageId } = publicImages('us-east-1')[0]!;
const exceeded = {
  code: 'LimitExceeded',
  message:
    'You have already reached a limit for your Amazon EC2 Auto Scaling resources (for example, Auto Scaling groups, launch configurations, or lifecycle hooks).',
};

const prepare = (cloud: Rehearsal) =>
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: { ImageId: imageId, InstanceType: 't3.small' },
  });
const withGroup = (cloud: Rehearsal) => {
  prepare(cloud);
  makeGroup(cloud, { MinSize: 0, MaxSize: 0, DesiredCapacity: 0 });
};
const putSteps = (cloud: Rehearsal, PolicyName: string, steps: number) =>
  cloud.call('autoscaling', 'PutScalingPolicy', {
    AutoScalingGroupName: 'nodes',
    PolicyName,
    PolicyType: 'StepScaling',
    AdjustmentType: 'ChangeInCapacity',
    StepAdjustments: Array.from({ length: steps }, (_, index) => ({
      MetricIntervalLowerBound: index * 10,
      ...(index < steps - 1 ? { MetricIntervalUpperBound: (index + 1) * 10 } : {}),
      ScalingAdjustment: 1,
    })),
  });
const tooLarge = (limit: number, size: number) =>
  `Drydock runs Auto Scaling groups of at most ${limit} instances, and ${size} were asked for. Start the engine with --quota 'autoscaling/Instances per Auto Scaling group=N' for more.`;

describeQuotas(services, autoScaling.quotas!, [
  {
    quota: quotas.groups,
    prepare,
    add: (cloud, count) => makeGroup(cloud, { AutoScalingGroupName: `g${count}` }),
    ...exceeded,
  },
  {
    quota: quotas.launchConfigurations,
    add: (cloud, count) =>
      cloud.call('autoscaling', 'CreateLaunchConfiguration', {
        LaunchConfigurationName: `c${count}`,
        ImageId: imageId,
        InstanceType: 't3.small',
      }),
    ...exceeded,
  },
  {
    quota: quotas.policiesPerGroup,
    prepare: withGroup,
    add: (cloud, count) => putSteps(cloud, `p${count}`, 1),
    ...exceeded,
  },
  {
    quota: quotas.scheduledActionsPerGroup,
    prepare: withGroup,
    add: (cloud, count) =>
      cloud.call('autoscaling', 'PutScheduledUpdateGroupAction', {
        AutoScalingGroupName: 'nodes',
        ScheduledActionName: `a${count}`,
        Recurrence: '0 0 * * *',
        DesiredCapacity: 0,
      }),
    ...exceeded,
  },
  {
    quota: quotas.hooksPerGroup,
    prepare: withGroup,
    add: (cloud, count) =>
      cloud.call('autoscaling', 'PutLifecycleHook', {
        AutoScalingGroupName: 'nodes',
        LifecycleHookName: `h${count}`,
        LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      }),
    ...exceeded,
  },
  {
    quota: quotas.stepsPerPolicy,
    prepare: withGroup,
    add: (cloud, count) => putSteps(cloud, 'p', count),
    ...exceeded,
  },
  {
    quota: quotas.targetGroupsPerGroup,
    prepare: withGroup,
    add: (cloud, count) =>
      cloud.call('autoscaling', 'AttachLoadBalancerTargetGroups', {
        AutoScalingGroupName: 'nodes',
        TargetGroupARNs: [`arn:tg/${count}`],
      }),
    ...exceeded,
  },
  {
    quota: quotas.groupSize,
    prepare: withGroup,
    add: (cloud, count) =>
      cloud.call('autoscaling', 'UpdateAutoScalingGroup', { AutoScalingGroupName: 'nodes', MaxSize: count }),
    code: 'ValidationError',
    message: tooLarge(2, 3),
  },
]);

it.each([{ MaxSize: 2_147_483_647, DesiredCapacity: 2_147_483_647 }, { MaxSize: 2_147_483_647 }])(
  'refuses a group of %j before it writes anything',
  (size) => {
    using cloud = rehearse({ services });
    prepare(cloud);
    expect(() => makeGroup(cloud, size)).toThrow(tooLarge(10_000, 2_147_483_647));
    expect(cloud.call('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups).toEqual([]);
  },
);

it('a scheduled action cannot make a group larger than that', () => {
  using cloud = rehearse({ services });
  withGroup(cloud);
  expect(() =>
    cloud.call('autoscaling', 'PutScheduledUpdateGroupAction', {
      AutoScalingGroupName: 'nodes',
      ScheduledActionName: 'night',
      Recurrence: '0 0 * * *',
      MaxSize: 2_000_000_000,
    }),
  ).toThrow(tooLarge(10_000, 2_000_000_000));
});
