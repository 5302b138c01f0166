// The worked examples of the Auto Scaling guide and API reference, each under the name of its page.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/
import { describe, expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { adjusted, towardsTarget } from './scaling/adjustment.ts';
import { faultOf, group, makeGroup, rehearsal } from './testing/groups.ts';

const warmupSeconds = 60;

/** A group whose instances are warm. */
function groupOf(DesiredCapacity: number, bounds: { MinSize?: number; MaxSize?: number } = {}): Rehearsal {
  const cloud = rehearsal(cloudWatch);
  makeGroup(cloud, {
    MinSize: 1,
    MaxSize: 20,
    DesiredCapacity,
    DefaultInstanceWarmup: warmupSeconds,
    ...bounds,
  });
  warm(cloud);
  return cloud;
}

/** Until instances are launched and warm, or terminated. */
const warm = (cloud: Rehearsal) => cloud.advance(5 * warmupSeconds * 1000);

const put = (cloud: Rehearsal, PolicyName: string, more: object) =>
  cloud.call('autoscaling', 'PutScalingPolicy', { AutoScalingGroupName: 'nodes', PolicyName, ...more })
    .PolicyARN!;

const execute = (cloud: Rehearsal, PolicyName: string, MetricValue?: number) => {
  cloud.call('autoscaling', 'ExecutePolicy', {
    AutoScalingGroupName: 'nodes',
    PolicyName,
    ...(MetricValue === undefined ? {} : { MetricValue, BreachThreshold: 50 }),
  });
  return group(cloud).DesiredCapacity;
};

/** Puts alarms on as many metrics, which all go to ALARM in one evaluation, and waits for the policies. */
function alarmAtOnce(cloud: Rehearsal, ...policies: readonly string[]) {
  for (const [index, arn] of policies.entries())
    cloud.call('cloudwatch', 'PutMetricAlarm', {
      AlarmName: `alarm-${index}`,
      Namespace: 'App',
      MetricName: 'M',
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 50,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [arn],
    });
  cloud.call('cloudwatch', 'PutMetricData', {
    Namespace: 'App',
    MetricData: [{ MetricName: 'M', Value: 60 }],
  });
  cloud.advance(60_000);
  return group(cloud).DesiredCapacity;
}

describe('Step and simple scaling policies (as-scaling-simple-step)', () => {
  const percent = 'PercentChangeInCapacity';
  const out = {
    PolicyType: 'StepScaling',
    AdjustmentType: percent,
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0 },
      { MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10 },
      { MetricIntervalLowerBound: 20, ScalingAdjustment: 30 },
    ],
  };
  const back = {
    PolicyType: 'StepScaling',
    AdjustmentType: percent,
    StepAdjustments: [
      { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: 0 },
      { MetricIntervalLowerBound: -20, MetricIntervalUpperBound: -10, ScalingAdjustment: -10 },
      { MetricIntervalUpperBound: -20, ScalingAdjustment: -30 },
    ],
  };

  test('step adjustments: 10 instances become 11 at 60 %, 14 at 70 %, 13 at 40 % and 10 at 30 %', () => {
    const cloud = groupOf(10);
    put(cloud, 'out', out);
    put(cloud, 'in', back);
    expect([execute(cloud, 'out', 59), execute(cloud, 'in', 41)]).toEqual([10, 10]);
    const desired = [
      ['out', 60],
      ['out', 70],
      ['in', 40],
      ['in', 30],
    ] as const;
    expect(
      desired.map(([policy, value]) => {
        const capacity = execute(cloud, policy, value);
        warm(cloud);
        return capacity;
      }),
    ).toEqual([11, 14, 13, 10]);
  });

  test('instance warm-up: 11 at 60 %, still 11 at 62 % while it warms up, 13 at 70 %', () => {
    const cloud = groupOf(10);
    put(cloud, 'out', out);
    expect([60, 62, 70].map((value) => execute(cloud, 'out', value))).toEqual([11, 11, 13]);
  });

  test('instance warm-up: nothing is removed while instances warm up', () => {
    const cloud = groupOf(10);
    put(cloud, 'out', out);
    put(cloud, 'in', back);
    execute(cloud, 'out', 60);
    expect(execute(cloud, 'in', 30)).toBe(11);
    warm(cloud);
    expect(execute(cloud, 'in', 30)).toBe(8);
  });

  test('instance warm-up: instances that are terminating still count while scaling in', () => {
    const cloud = groupOf(10);
    cloud.call('autoscaling', 'PutLifecycleHook', {
      AutoScalingGroupName: 'nodes',
      LifecycleHookName: 'slow',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    });
    put(cloud, 'in', back);
    expect(execute(cloud, 'in', 30)).toBe(7);
    cloud.advance(60_000);
    expect(execute(cloud, 'in', 30)).toBe(7);
  });

  test.each([
    ['ChangeInCapacity', 3, 5, 8],
    ['ExactCapacity', 3, 5, 5],
    [percent, 10, 10, 11],
    // Rounding: 12.7 to 12, .67 to 1, -.58 to -1, -6.67 to -6.
    [percent, 10, 127, 22],
    [percent, 1, 67, 2],
    [percent, 1, -58, 0],
    [percent, 10, -66.7, 4],
  ])('scaling adjustment types: %s from %i by %d is %i', (AdjustmentType, capacity, adjustment, expected) => {
    expect(adjusted(capacity, adjustment, { AdjustmentType })).toBe(expected);
  });

  test('scaling adjustment types, and PutScalingPolicy: 25 % of 4 with a minimum magnitude of 2 adds 2', () => {
    const cloud = groupOf(4);
    put(cloud, 'out', { AdjustmentType: percent, ScalingAdjustment: 25, MinAdjustmentMagnitude: 2 });
    expect(execute(cloud, 'out')).toBe(6);
  });
});

describe('Dynamic scaling (as-scale-based-on-demand)', () => {
  const change = (ScalingAdjustment: number) => ({ AdjustmentType: 'ChangeInCapacity', ScalingAdjustment });

  test('how scaling policies work: 3 more of at most 3 instances are 1 more', () => {
    const cloud = groupOf(2, { MaxSize: 3 });
    put(cloud, 'out', change(3));
    expect(execute(cloud, 'out')).toBe(3);
  });

  test('how scaling policies work: 2 fewer of at least 2 instances are 1 fewer', () => {
    const cloud = groupOf(3, { MinSize: 2 });
    put(cloud, 'in', change(-2));
    expect(execute(cloud, 'in')).toBe(2);
  });

  test.each([
    ['simple', change],
    [
      'step',
      (ScalingAdjustment: number) => ({
        PolicyType: 'StepScaling',
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment }],
      }),
    ],
  ])('multiple policies: of one more and two more instances, two are launched (%s)', (_type, by) => {
    const cloud = groupOf(4);
    expect(alarmAtOnce(cloud, put(cloud, 'cpu', by(1)), put(cloud, 'queue', by(2)))).toBe(6);
  });

  test.each([['three first'], ['a quarter first']])(
    'multiple policies: of three fewer and a quarter fewer of 8 instances, two are terminated (%s)',
    (order) => {
      const cloud = groupOf(8);
      const three = put(cloud, 'three', change(-3));
      const quarter = put(cloud, 'quarter', {
        AdjustmentType: 'PercentChangeInCapacity',
        ScalingAdjustment: -25,
      });
      const both = order === 'three first' ? [three, quarter] : [quarter, three];
      expect(alarmAtOnce(cloud, ...both)).toBe(6);
    },
  );
});

describe('Target tracking scaling policies (as-scaling-target-tracking)', () => {
  test.each([
    ['1.5 instances more are 2 more', 3, 75, 50, 5],
    ['1.5 instances fewer are 1 fewer', 3, 25, 50, 2],
  ])('considerations: %s', (_what, capacity, value, target, expected) => {
    expect(towardsTarget(capacity, value, target)).toBe(expected);
  });
});

test('Scaling based on Amazon SQS (as-using-sqs-queue): a backlog of 150 for each of 10 instances, and a target of 100, add 5', () => {
  expect(towardsTarget(10, 1500 / 10, 100)).toBe(15);
  const cloud = groupOf(10);
  put(cloud, 'backlog', {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      TargetValue: 100,
      CustomizedMetricSpecification: { Namespace: 'App', MetricName: 'Backlog', Statistic: 'Average' },
    },
  });
  for (let minute = 0; minute < 4; minute++) {
    cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'App',
      MetricData: [{ MetricName: 'Backlog', Value: 150 }],
    });
    cloud.advance(60_000);
  }
  expect(group(cloud).DesiredCapacity).toBe(15);
});

test('Scaling cooldowns (ec2-auto-scaling-scaling-cooldowns): after two instances, a simple policy pauses until the cooldown ends', () => {
  const cloud = groupOf(2);
  put(cloud, 'cpu', { AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 2, Cooldown: 300 });
  const again = () =>
    faultOf(() =>
      cloud.call('autoscaling', 'ExecutePolicy', {
        AutoScalingGroupName: 'nodes',
        PolicyName: 'cpu',
        HonorCooldown: true,
      }),
    )?.split(':')[0];
  expect([again(), group(cloud).DesiredCapacity]).toEqual([undefined, 4]);
  // It starts once the last of the two is in service.
  expect(again()).toBe('ScalingActivityInProgress');
  cloud.advance(299_000);
  expect([again(), group(cloud).DesiredCapacity]).toEqual(['ScalingActivityInProgress', 4]);
  cloud.advance(10_000);
  expect([again(), group(cloud).DesiredCapacity]).toEqual([undefined, 6]);
});
