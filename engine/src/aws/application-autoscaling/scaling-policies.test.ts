import { describe, expect, test } from 'vitest';
import { cloudWatch } from '../cloudwatch/index.ts';
import {
  alarms,
  bareRehearsal,
  names,
  targetRehearsal,
  trackedRehearsal,
} from './testing/tracked-service.ts';

const steps = {
  AdjustmentType: 'ChangeInCapacity' as const,
  StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
};

const policyNames = (cloud: ReturnType<typeof bareRehearsal>, input: object = {}) =>
  cloud
    .call('application-autoscaling', 'DescribeScalingPolicies', { ServiceNamespace: 'ecs', ...input })
    .ScalingPolicies!.map(({ PolicyName }) => PolicyName);

describe('a target tracking policy', () => {
  test('makes two alarms, whose action it is', () => {
    const { cloud, high, low } = trackedRehearsal();
    expect(high).toMatch(/^TargetTracking-service\/main\/web-AlarmHigh-[0-9a-f-]{36}$/);
    expect(cloud.state.get(alarms, high!)).toMatchObject({
      threshold: 60,
      periods: 3,
      actions: [expect.stringMatching(/:resource\/ecs\/service\/main\/web:policyName\/cpu-60$/)],
    });
    expect(cloud.state.get(alarms, low!)).toMatchObject({ threshold: 54, periods: 15 });
  });

  test('sets the desired count when an alarm triggers it, and records an activity', () => {
    const { cloud, high, raise, desired } = trackedRehearsal();
    raise(high, 85);
    expect(desired()).toBe(3);
    const { ScalingActivities } = cloud.call('application-autoscaling', 'DescribeScalingActivities', {
      ServiceNamespace: 'ecs',
    });
    expect(ScalingActivities).toMatchObject([
      {
        Description: 'Setting desired count to 3.',
        Cause: `monitor alarm ${high} in state ALARM triggered policy cpu-60`,
        StatusCode: 'Successful',
      },
    ]);
  });

  test('rests while its alarm asks for less than the least, until somebody else adds tasks', () => {
    const { cloud, low, raise, desired } = trackedRehearsal();
    raise(low, 10);
    raise(low, 10);
    expect(desired()).toBe(2);
    cloud.call('ecs', 'UpdateService', { service: 'web', desiredCount: 4 });
    raise(low, 10);
    expect(desired()).toBe(2);
  });

  test('wakes when the least becomes less', () => {
    const { cloud, low, raise, desired } = trackedRehearsal();
    raise(low, 10);
    cloud.call('application-autoscaling', 'RegisterScalableTarget', { ...names, MinCapacity: 1 });
    raise(low, 10);
    expect(desired()).toBe(1);
  });

  test('is deleted when somebody has deleted one of its alarms', () => {
    const { cloud, high, low } = trackedRehearsal();
    cloud.call('cloudwatch', 'DeleteAlarms', { AlarmNames: [high!] });
    cloud.call('application-autoscaling', 'DeleteScalingPolicy', { ...names, PolicyName: 'cpu-60' });
    expect(cloud.state.get(alarms, low!)).toBeUndefined();
    expect(policyNames(cloud)).toEqual([]);
  });

  test('acts again while the alarm lasts, a cooldown apart', () => {
    const { cloud, high, raise, desired } = trackedRehearsal();
    raise(high, 85);
    raise(high, 85);
    expect(desired()).toBe(3);
    cloud.advance(60_000);
    raise(high, 70);
    expect(desired()).toBe(4);
  });

  test('has no low alarm, and never scales in, when scale-in is disabled', () => {
    const { cloud, high, low } = trackedRehearsal();
    cloud.call('application-autoscaling', 'PutScalingPolicy', {
      ...names,
      PolicyName: 'cpu-60',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 60,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        DisableScaleIn: true,
      },
    });
    expect(cloud.state.keys(alarms)).toEqual([high]);
    expect(low).toBeDefined();
  });
});

test('CloudWatch’s alarms scale a service out while it is busy, and in again when it is idle', () => {
  const { cloud, high, desired } = trackedRehearsal(cloudWatch);
  const run = (cpu: number, minutes: number) => {
    for (let minute = 0; minute < minutes; minute++) {
      cloud.call('cloudwatch', 'PutMetricData', {
        Namespace: 'AWS/ECS',
        MetricData: [
          {
            MetricName: 'CPUUtilization',
            Value: cpu,
            Dimensions: [
              { Name: 'ClusterName', Value: 'main' },
              { Name: 'ServiceName', Value: 'web' },
            ],
          },
        ],
      });
      cloud.advance(60_000);
    }
    return desired();
  };
  expect(run(70, 6)).toBe(4);
  expect(
    cloud
      .call('cloudwatch', 'DescribeAlarmHistory', { AlarmName: high, HistoryItemType: 'Action' })
      .AlarmHistoryItems!.map(({ HistorySummary }) => HistorySummary),
  ).toEqual([
    expect.stringMatching(
      /^Successfully executed action .+:resource\/ecs\/service\/main\/web:policyName\/cpu-60$/,
    ),
  ]);
  expect(run(10, 10)).toBe(4);
  expect(run(10, 10)).toBe(2);
});

describe('with CloudWatch itself', () => {
  const queue = { Namespace: 'App', MetricName: 'Waiting' };
  function tracked(TargetTrackingScalingPolicyConfiguration: object) {
    const target = targetRehearsal(cloudWatch);
    const { Alarms = [] } = target.cloud.call('application-autoscaling', 'PutScalingPolicy', {
      ...names,
      PolicyName: 'backlog',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: TargetTrackingScalingPolicyConfiguration as never,
    });
    const run = (Value: number, minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        target.cloud.call('cloudwatch', 'PutMetricData', {
          Namespace: 'App',
          MetricData: [{ MetricName: 'Waiting', Value }],
        });
        target.cloud.advance(60_000);
      }
      return target.desired();
    };
    return { ...target, Alarms, run };
  }

  test('a policy follows metric math', () => {
    const { cloud, Alarms, run } = tracked({
      TargetValue: 50,
      CustomizedMetricSpecification: {
        Metrics: [
          { Id: 'waiting', MetricStat: { Metric: queue, Stat: 'Average' }, ReturnData: false },
          { Id: 'each', Expression: 'waiting / 2', ReturnData: true },
        ],
      },
    });
    const { MetricAlarms } = cloud.call('cloudwatch', 'DescribeAlarms', {
      AlarmNames: [Alarms[0]!.AlarmName!],
    });
    expect(MetricAlarms![0]!.Metrics).toMatchObject([
      { Id: 'waiting', MetricStat: { Period: 60 } },
      { Id: 'each', Expression: 'waiting / 2' },
    ]);
    // 2 tasks at 75 for each, where 50 are wanted.
    expect(run(150, 4)).toBe(3);
  });

  test('a policy follows a customized metric', () => {
    const { run } = tracked({
      TargetValue: 50,
      CustomizedMetricSpecification: { ...queue, Statistic: 'Average' },
    });
    expect(run(90, 4)).toBe(4);
  });

  test('a policy at high resolution has alarms of 20 seconds', () => {
    const { cloud, Alarms } = tracked({
      TargetValue: 50,
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'ECSServiceAverageCPUUtilizationHighResolution',
      },
    });
    const AlarmNames = Alarms.map(({ AlarmName }) => AlarmName!);
    const { MetricAlarms = [] } = cloud.call('cloudwatch', 'DescribeAlarms', { AlarmNames });
    expect(MetricAlarms.map(({ Period, EvaluationPeriods }) => [Period, EvaluationPeriods])).toEqual([
      [20, 9],
      [20, 45],
    ]);
  });

  test('a step policy compares what an alarm on metric math or a percentile saw', () => {
    const { cloud, desired } = targetRehearsal(cloudWatch);
    const { PolicyARN } = cloud.call('application-autoscaling', 'PutScalingPolicy', {
      ...names,
      PolicyName: 'up',
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        ...steps,
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: 10, ScalingAdjustment: 2 },
        ],
      },
    });
    cloud.call('cloudwatch', 'PutMetricAlarm', {
      AlarmName: 'slow',
      ...queue,
      ExtendedStatistic: 'p50',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [PolicyARN!],
    });
    cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'App',
      MetricData: [{ MetricName: 'Waiting', Values: [1, 20], Counts: [1, 2] }],
    });
    cloud.advance(60_000);
    expect(desired()).toBe(4);
  });

  test('a predictive policy is recorded, with no alarms', () => {
    const { cloud } = targetRehearsal(cloudWatch);
    const predictive = {
      MetricSpecifications: [
        {
          TargetValue: 60,
          PredefinedMetricPairSpecification: { PredefinedMetricType: 'ECSServiceCPUUtilization' },
        },
      ],
    };
    cloud.call('application-autoscaling', 'PutScalingPolicy', {
      ...names,
      PolicyName: 'forecast',
      PolicyType: 'PredictiveScaling',
      PredictiveScalingPolicyConfiguration: predictive,
    });
    expect(
      cloud.call('application-autoscaling', 'DescribeScalingPolicies', { ServiceNamespace: 'ecs' })
        .ScalingPolicies,
    ).toMatchObject([
      { PolicyType: 'PredictiveScaling', PredictiveScalingPolicyConfiguration: predictive, Alarms: [] },
    ]);
  });
});

test('an alarm of the user’s own triggers a step scaling policy by its ARN', () => {
  const { cloud, raise, desired } = targetRehearsal();
  const { PolicyARN, Alarms } = cloud.call('application-autoscaling', 'PutScalingPolicy', {
    ...names,
    PolicyName: 'up',
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: steps,
  });
  expect(Alarms).toEqual([]);
  cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'busy',
    Threshold: 70,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: [PolicyARN!],
  });
  raise('busy', 60);
  expect(desired()).toBe(2);
  raise('busy', 80);
  expect(desired()).toBe(3);
});

test('an action whose policy was deleted does nothing', () => {
  const { cloud, high, raise, desired } = trackedRehearsal();
  const arn = cloud.state.get(alarms, high!)!.actions[0]!;
  cloud.call('application-autoscaling', 'DeleteScalingPolicy', { ...names, PolicyName: 'cpu-60' });
  cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'old',
    Threshold: 70,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: [arn],
  });
  raise('old', 90);
  expect([desired(), cloud.log]).toEqual([2, []]);
});

test('DeleteScalingPolicy deletes a policy with its alarms, once', () => {
  const { cloud } = trackedRehearsal();
  const remove = () =>
    cloud.call('application-autoscaling', 'DeleteScalingPolicy', { ...names, PolicyName: 'cpu-60' });
  remove();
  expect([policyNames(cloud), cloud.state.keys(alarms)]).toEqual([[], []]);
  expect(remove).toThrow(/^No scaling policy found for service namespace: ecs, .*, policy name: cpu-60$/);
});

test('DescribeScalingPolicies filters, and pages by key', () => {
  const { cloud } = targetRehearsal();
  const put = (PolicyName: string) =>
    cloud.call('application-autoscaling', 'PutScalingPolicy', {
      ...names,
      PolicyName,
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: steps,
    });
  for (const name of ['a', 'b', 'c', 'd']) put(name);
  expect(policyNames(cloud, { PolicyNames: ['b', 'x'] })).toEqual(['b']);
  expect(policyNames(cloud, { ResourceId: 'service/main/other' })).toEqual([]);
  const first = cloud.call('application-autoscaling', 'DescribeScalingPolicies', {
    ServiceNamespace: 'ecs',
    MaxResults: 2,
  });
  expect(first.ScalingPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['a', 'b']);
  cloud.call('application-autoscaling', 'DeleteScalingPolicy', { ...names, PolicyName: 'a' });
  expect(policyNames(cloud, { NextToken: first.NextToken })).toEqual(['c', 'd']);
});

test.each([
  ['without steps', { StepAdjustments: [] }, /At least one StepAdjustment/],
  [
    'whose steps leave a gap',
    {
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
        { MetricIntervalLowerBound: 20, ScalingAdjustment: 2 },
      ],
    },
    /neither overlap nor leave a gap/,
  ],
  ['with an unbounded step', { StepAdjustments: [{ ScalingAdjustment: 1 }] }, /cannot both be unspecified/],
])('a step scaling policy %s is refused', (_what, change, expected) => {
  const { cloud } = targetRehearsal();
  expect(() =>
    cloud.call('application-autoscaling', 'PutScalingPolicy', {
      ...names,
      PolicyName: 'up',
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: { ...steps, ...change },
    }),
  ).toThrow(expected);
  expect(policyNames(cloud)).toEqual([]);
});

test('a policy needs a registered target, and the configuration of its type', () => {
  const put = (cloud: ReturnType<typeof bareRehearsal>, more: object) => () =>
    cloud.call('application-autoscaling', 'PutScalingPolicy', { ...names, PolicyName: 'p', ...more });
  expect(put(bareRehearsal(), { StepScalingPolicyConfiguration: steps })).toThrow(
    /^No scalable target found/,
  );
  const { cloud } = targetRehearsal();
  expect(put(cloud, { PolicyType: 'TargetTrackingScaling', StepScalingPolicyConfiguration: steps })).toThrow(
    'A TargetTrackingScaling policy requires its own configuration and accepts no other.',
  );
  expect(put(cloud, { PolicyType: 'PredictiveScaling' })).toThrow(
    'A PredictiveScaling policy requires its own configuration and accepts no other.',
  );
});

test('DescribeScalingActivities returns the newest first, and forgets after six weeks', () => {
  const { cloud } = targetRehearsal();
  const bounds = (MinCapacity: number) =>
    cloud.call('application-autoscaling', 'RegisterScalableTarget', { ...names, MinCapacity });
  const describe = (input: object = {}) =>
    cloud
      .call('application-autoscaling', 'DescribeScalingActivities', { ServiceNamespace: 'ecs', ...input })
      .ScalingActivities!.map(({ Cause }) => Cause);
  bounds(3);
  cloud.advance(1_000);
  bounds(4);
  expect(describe()).toEqual(['minimum capacity was set to 4', 'minimum capacity was set to 3']);
  expect(describe({ ResourceId: 'service/main/other' })).toEqual([]);
  cloud.advance(43 * 86_400_000);
  expect(describe()).toEqual([]);
});
