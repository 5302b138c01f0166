import { expect, test } from 'vitest';
import { AwsFault } from '../../kernel/faults.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { activities, group, makeGroup, rehearsal } from './testing/groups.ts';

function fleet() {
  const cloud = rehearsal(cloudWatch);
  makeGroup(cloud, { DefaultInstanceWarmup: 60 });
  cloud.advance(300);
  return cloud;
}

const put = (cloud: Rehearsal, PolicyName: string, more: object) =>
  cloud.call('autoscaling', 'PutScalingPolicy', {
    AutoScalingGroupName: 'nodes',
    PolicyName,
    AdjustmentType: 'ChangeInCapacity',
    ...more,
  }).PolicyARN!;

const alarm = (cloud: Rehearsal, name: string, arn: string, above: boolean) =>
  cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: name,
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'nodes' }],
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: above ? 70 : 20,
    ComparisonOperator: above ? 'GreaterThanOrEqualToThreshold' : 'LessThanThreshold',
    AlarmActions: [arn],
  });

/** Reports this CPU use once a minute, for so many minutes. */
function cpu(cloud: Rehearsal, percent: number, minutes: number): number[] {
  return Array.from({ length: minutes }, () => {
    cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'AWS/EC2',
      MetricData: [
        {
          MetricName: 'CPUUtilization',
          Value: percent,
          Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'nodes' }],
          Timestamp: new Date(cloud.clock.now()),
        },
      ],
    });
    cloud.advance(60_000);
    return group(cloud).DesiredCapacity!;
  });
}

const execute = (cloud: Rehearsal, PolicyName: string, more: object = {}) => {
  try {
    cloud.call('autoscaling', 'ExecutePolicy', { AutoScalingGroupName: 'nodes', PolicyName, ...more });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return error.code;
  }
  return group(cloud).DesiredCapacity;
};

test('an alarm on real metrics drives a step policy, once for a breach that lasts', () => {
  const cloud = fleet();
  cloud.advance(120_000);
  const arn = put(cloud, 'up', {
    PolicyType: 'StepScaling',
    EstimatedInstanceWarmup: 600,
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 1 },
      { MetricIntervalLowerBound: 20, ScalingAdjustment: 2 },
    ],
  });
  alarm(cloud, 'busy', arn, true);
  cloud.advance(600_000);
  const desired = cpu(cloud, 75, 6);
  expect(desired.at(-1)).toBe(3);
  const launch = activities(cloud)[0]!;
  expect(launch.Cause).toContain(
    'a monitor alarm busy in state ALARM triggered policy up changing the desired capacity from 2 to 3.',
  );
  // A larger breach asks for more than is on its way.
  expect(cpu(cloud, 95, 3).at(-1)).toBe(4);
});

test('a simple policy waits for its cooldown, which begins when the activity is done', () => {
  const cloud = fleet();
  put(cloud, 'up', { ScalingAdjustment: 1, Cooldown: 120 });
  expect(execute(cloud, 'up', { HonorCooldown: true })).toBe(3);
  expect(execute(cloud, 'up', { HonorCooldown: true })).toBe('ScalingActivityInProgress');
  cloud.advance(60_000);
  expect(execute(cloud, 'up', { HonorCooldown: true })).toBe('ScalingActivityInProgress');
  cloud.advance(61_000);
  expect(execute(cloud, 'up', { HonorCooldown: true })).toBe(4);
  // A user who does not ask for it is not held up, but by the maximum.
  expect(execute(cloud, 'up')).toBe(4);
});

test('scale in waits while instances warm up', () => {
  const cloud = fleet();
  const step = (ScalingAdjustment: number) => ({
    PolicyType: 'StepScaling',
    EstimatedInstanceWarmup: 300,
    StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment }],
  });
  put(cloud, 'up', step(1));
  put(cloud, 'down', step(-1));
  cloud.advance(300_000);
  const breach = { MetricValue: 90, BreachThreshold: 70 };
  expect(execute(cloud, 'up', breach)).toBe(3);
  cloud.advance(10_000);
  expect(execute(cloud, 'down', breach)).toBe(3);
  cloud.advance(300_000);
  expect(execute(cloud, 'down', breach)).toBe(2);
});

test('target tracking keeps alarms of its own, scales to the target, and takes them along', () => {
  const cloud = fleet();
  put(cloud, 'half', {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      TargetValue: 50,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
    },
  });
  const { MetricAlarms = [] } = cloud.call('cloudwatch', 'DescribeAlarms', {});
  const kept = MetricAlarms.map(({ AlarmName, Threshold, EvaluationPeriods }) => [
    AlarmName?.replace(/[0-9a-f-]{36}$/, '<uuid>'),
    Threshold,
    EvaluationPeriods,
  ]);
  expect(kept).toEqual([
    ['TargetTracking-nodes-AlarmHigh-<uuid>', 50, 3],
    ['TargetTracking-nodes-AlarmLow-<uuid>', 45, 15],
  ]);
  cloud.advance(120_000);
  expect(cpu(cloud, 80, 5).at(-1)).toBe(4);
  expect(cpu(cloud, 10, 20).at(-1)).toBe(1);
  cloud.call('autoscaling', 'DeletePolicy', { AutoScalingGroupName: 'nodes', PolicyName: 'half' });
  expect(cloud.call('cloudwatch', 'DescribeAlarms', {}).MetricAlarms).toEqual([]);
});

test('a scheduled action acts at its time, and again as its recurrence says', () => {
  const cloud = fleet();
  cloud.call('autoscaling', 'PutScheduledUpdateGroupAction', {
    AutoScalingGroupName: 'nodes',
    ScheduledActionName: 'morning',
    Recurrence: '0 8 * * *',
    DesiredCapacity: 4,
  });
  cloud.advance(8 * 3_600_000 - 1_000);
  expect(group(cloud).DesiredCapacity).toBe(2);
  cloud.advance(1_000);
  expect(group(cloud).DesiredCapacity).toBe(4);
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 1 });
  cloud.advance(24 * 3_600_000);
  expect(group(cloud).DesiredCapacity).toBe(4);
});

test('group metrics are sent once they are asked for', () => {
  const cloud = fleet();
  cloud.call('autoscaling', 'EnableMetricsCollection', {
    AutoScalingGroupName: 'nodes',
    Granularity: '1Minute',
  });
  cloud.advance(120_000);
  const { Datapoints = [] } = cloud.call('cloudwatch', 'GetMetricStatistics', {
    Namespace: 'AWS/AutoScaling',
    MetricName: 'GroupInServiceInstances',
    Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'nodes' }],
    StartTime: new Date(cloud.clock.now() - 300_000),
    EndTime: new Date(cloud.clock.now() + 1),
    Period: 60,
    Statistics: ['Maximum'],
  });
  expect(Datapoints.length).toBeGreaterThanOrEqual(2);
  expect(Datapoints.every(({ Maximum }) => Maximum === 2)).toBe(true);
});
