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

const putAlarm = (cloud: Rehearsal, name: string, arn: string, above: boolean) =>
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

/** Puts this CPU utilization once a minute; returns the desired capacity after each. */
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
  putAlarm(cloud, 'busy', arn, true);
  cloud.advance(600_000);
  const desired = cpu(cloud, 75, 6);
  expect(desired.at(-1)).toBe(3);
  const launch = activities(cloud)[0]!;
  expect(launch.Cause).toContain(
    'a monitor alarm busy in state ALARM triggered policy up changing the desired capacity from 2 to 3.',
  );
  // A larger breach asks for more than is being launched.
  expect(cpu(cloud, 95, 3).at(-1)).toBe(4);
});

test('a simple policy waits for its cooldown, which starts when the activity has ended', () => {
  const cloud = fleet();
  put(cloud, 'up', { ScalingAdjustment: 1, Cooldown: 120 });
  expect(execute(cloud, 'up', { HonorCooldown: true })).toBe(3);
  expect(execute(cloud, 'up', { HonorCooldown: true })).toBe('ScalingActivityInProgress');
  cloud.advance(60_000);
  expect(execute(cloud, 'up', { HonorCooldown: true })).toBe('ScalingActivityInProgress');
  cloud.advance(61_000);
  expect(execute(cloud, 'up', { HonorCooldown: true })).toBe(4);
  // Without HonorCooldown only the maximum limits a user.
  expect(execute(cloud, 'up')).toBe(4);
});

test('scale-in waits while instances warm up', () => {
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

test('target tracking makes its own alarms, scales to the target, and deletes the alarms with the policy', () => {
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

const history = (cloud: Rehearsal) =>
  cloud
    .call('cloudwatch', 'DescribeAlarmHistory', { HistoryItemType: 'Action' })
    .AlarmHistoryItems!.map(({ HistorySummary }) => HistorySummary);

const set = (cloud: Rehearsal, StateValue: 'OK' | 'ALARM', StateReasonData?: string) => {
  cloud.call('cloudwatch', 'SetAlarmState', {
    AlarmName: 'busy',
    StateValue,
    StateReason: 'by hand',
    StateReasonData,
  });
  cloud.settle();
  return group(cloud).DesiredCapacity;
};

const stepUp = {
  PolicyType: 'StepScaling',
  StepAdjustments: [
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 1 },
    { MetricIntervalLowerBound: 20, ScalingAdjustment: 2 },
  ],
};

test('an alarm that is set by hand drives a step policy when its reason data has a datapoint', () => {
  const cloud = fleet();
  cloud.advance(120_000);
  const arn = put(cloud, 'up', stepUp);
  putAlarm(cloud, 'busy', arn, true);
  expect(set(cloud, 'ALARM')).toBe(2);
  expect(history(cloud)).toEqual([
    `Failed to execute action ${arn}. Received error: "MetricValue and BreachThreshold are required for a step scaling policy"`,
  ]);
  set(cloud, 'OK');
  expect(set(cloud, 'ALARM', JSON.stringify({ recentDatapoints: [95], threshold: 70 }))).toBe(4);
  expect(history(cloud)[0]).toBe(`Successfully executed action ${arn}`);
});

test('a policy is not executed while it is disabled, or its group has suspended AlarmNotification', () => {
  const cloud = fleet();
  const arn = put(cloud, 'up', { ScalingAdjustment: 1, Enabled: false });
  putAlarm(cloud, 'busy', arn, true);
  expect(set(cloud, 'ALARM')).toBe(2);
  put(cloud, 'up', { ScalingAdjustment: 1 });
  const suspended = { AutoScalingGroupName: 'nodes', ScalingProcesses: ['AlarmNotification'] };
  cloud.call('autoscaling', 'SuspendProcesses', suspended);
  set(cloud, 'OK');
  expect(set(cloud, 'ALARM')).toBe(2);
  expect(history(cloud)).toEqual([
    `Action ${arn} was not executed: the group has suspended AlarmNotification`,
    `Action ${arn} was not executed: the policy is disabled`,
  ]);
  // A user may still execute it.
  expect(execute(cloud, 'up')).toBe(3);
});

test('an action whose policy was deleted fails, even when another has its name', () => {
  const cloud = fleet();
  const arn = put(cloud, 'up', { ScalingAdjustment: 1 });
  putAlarm(cloud, 'busy', arn, true);
  cloud.call('autoscaling', 'DeletePolicy', { AutoScalingGroupName: 'nodes', PolicyName: 'up' });
  put(cloud, 'up', { ScalingAdjustment: 1 });
  expect(set(cloud, 'ALARM')).toBe(2);
  expect(history(cloud)).toEqual([`Failed to execute action ${arn}. Received error: "PolicyName not found"`]);
});

test('a user’s execution is not attributed to an alarm that happens to be in ALARM', () => {
  const cloud = fleet();
  const arn = put(cloud, 'up', { ScalingAdjustment: 1 });
  putAlarm(cloud, 'busy', arn, true);
  cloud.call('cloudwatch', 'DisableAlarmActions', { AlarmNames: ['busy'] });
  set(cloud, 'ALARM');
  execute(cloud, 'up');
  cloud.advance(300);
  expect(activities(cloud)[0]?.Cause).toContain('a user request executed policy up');
});

test('policies are listed by group, name and type, with their alarms, in pages', () => {
  const cloud = fleet();
  makeGroup(cloud, { AutoScalingGroupName: 'others', MinSize: 0, DesiredCapacity: 0 });
  const arn = put(cloud, 'c', stepUp);
  for (const name of ['a', 'b']) put(cloud, name, { ScalingAdjustment: 1 });
  put(cloud, 'a', { AutoScalingGroupName: 'others', ScalingAdjustment: 1 });
  putAlarm(cloud, 'busy', arn, true);
  const describe = (input: object) => cloud.call('autoscaling', 'DescribePolicies', input);
  const names = (input: object) => describe(input).ScalingPolicies!.map(({ PolicyName }) => PolicyName);
  expect(describe({ PolicyTypes: ['StepScaling'] }).ScalingPolicies).toMatchObject([
    {
      PolicyName: 'c',
      PolicyARN: arn,
      MetricAggregationType: 'Average',
      Enabled: true,
      Alarms: [{ AlarmName: 'busy', AlarmARN: 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:busy' }],
    },
  ]);
  expect(names({ AutoScalingGroupName: 'nodes' })).toEqual(['a', 'b', 'c']);
  expect(names({ PolicyNames: [arn, 'b'] })).toEqual(['b', 'c']);
  const { NextToken } = describe({ MaxRecords: 2 });
  cloud.call('autoscaling', 'DeletePolicy', { AutoScalingGroupName: 'nodes', PolicyName: 'a' });
  expect(names({ NextToken })).toEqual(['c', 'a']);
});
