import { expect, test } from 'vitest';
import type { Input } from '../../kernel/operation-types.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { activities, faultOf, group, makeGroup, rehearsal } from './testing/groups.ts';

type Configuration = NonNullable<Input<'autoscaling', 'PutScalingPolicy'>['TargetTrackingConfiguration']>;

function fleet() {
  const cloud = rehearsal(cloudWatch);
  makeGroup(cloud, { DefaultInstanceWarmup: 60 });
  cloud.advance(300_000);
  const track = (TargetTrackingConfiguration: Configuration) =>
    cloud.call('autoscaling', 'PutScalingPolicy', {
      AutoScalingGroupName: 'nodes',
      PolicyName: 'track',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration,
    });
  const run = (
    metric: { Namespace: string; MetricName: string; Dimensions?: object[] },
    Value: number,
    minutes = 4,
  ) => {
    const { Namespace, ...datum } = metric;
    for (let minute = 0; minute < minutes; minute++) {
      cloud.call('cloudwatch', 'PutMetricData', { Namespace, MetricData: [{ ...datum, Value } as never] });
      cloud.advance(60_000);
    }
    return group(cloud).DesiredCapacity;
  };
  return { cloud, track, run };
}
const queue = { Namespace: 'App', MetricName: 'Waiting' };

test('a policy follows metric math', () => {
  const { cloud, track, run } = fleet();
  const { Alarms } = track({
    TargetValue: 50,
    CustomizedMetricSpecification: {
      Metrics: [
        { Id: 'waiting', MetricStat: { Metric: queue, Stat: 'Average' }, ReturnData: false },
        { Id: 'each', Expression: 'waiting / 2', ReturnData: true },
      ],
    },
  });
  expect(run(queue, 150)).toBe(3);
  const [high] = Alarms!.map(({ AlarmName }) => AlarmName);
  expect(activities(cloud)[0]!.Cause).toContain(
    `a monitor alarm ${high} in state ALARM triggered policy track changing the desired capacity from 2 to 3.`,
  );
});

test('a policy follows a customized metric, in periods of its own', () => {
  const { cloud, track, run } = fleet();
  const { Alarms } = track({
    TargetValue: 50,
    CustomizedMetricSpecification: { ...queue, Statistic: 'Maximum', Unit: 'None', Period: 30 },
  });
  const AlarmNames = Alarms!.map(({ AlarmName }) => AlarmName!);
  const { MetricAlarms = [] } = cloud.call('cloudwatch', 'DescribeAlarms', { AlarmNames });
  expect(MetricAlarms).toMatchObject([
    { Period: 30, Statistic: 'Maximum', Unit: 'None' },
    { Period: 30, Statistic: 'Maximum', Unit: 'None' },
  ]);
  expect(run(queue, 100)).toBeGreaterThan(2);
});

test('a policy follows the requests for each target of a target group', () => {
  const { track, run } = fleet();
  track({
    TargetValue: 1000,
    PredefinedMetricSpecification: {
      PredefinedMetricType: 'ALBRequestCountPerTarget',
      ResourceLabel: 'app/web/0123456789abcdef/targetgroup/web/0123456789abcdef',
    },
  });
  const requests = {
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'RequestCountPerTarget',
    Dimensions: [{ Name: 'TargetGroup', Value: 'targetgroup/web/0123456789abcdef' }],
  };
  expect(run(requests, 1900)).toBe(4);
});

test('a policy that may not scale in has no low alarm, and the group keeps its size', () => {
  const { track, run } = fleet();
  const { Alarms } = track({
    TargetValue: 50,
    CustomizedMetricSpecification: { ...queue, Statistic: 'Average' },
    DisableScaleIn: true,
  });
  expect(Alarms!.map(({ AlarmName }) => /Alarm(High|Low)/.exec(AlarmName!)![1])).toEqual(['High']);
  expect(run(queue, 1, 20)).toBe(2);
});

test.each<[string, Partial<Configuration>]>([
  ['Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified', {}],
  [
    'Metrics cannot be specified together with MetricName, Namespace or Statistic',
    { CustomizedMetricSpecification: { ...queue, Metrics: [{ Id: 'm' }] } },
  ],
  [
    'A customized metric needs MetricName, Namespace and Statistic, or Metrics',
    { CustomizedMetricSpecification: queue },
  ],
  [
    'Period must be one of 10, 30, 60',
    { CustomizedMetricSpecification: { ...queue, Statistic: 'Sum', Period: 300 } },
  ],
])('a policy is refused: %s', (message, configuration) => {
  const { track } = fleet();
  expect(faultOf(() => track({ TargetValue: 50, ...configuration }))).toBe(`ValidationError: ${message}`);
});

test('a predictive policy is recorded: it has no alarms and changes nothing', () => {
  const { cloud } = fleet();
  const put = (
    PredictiveScalingConfiguration?: Input<
      'autoscaling',
      'PutScalingPolicy'
    >['PredictiveScalingConfiguration'],
  ) =>
    cloud.call('autoscaling', 'PutScalingPolicy', {
      AutoScalingGroupName: 'nodes',
      PolicyName: 'forecast',
      PolicyType: 'PredictiveScaling',
      PredictiveScalingConfiguration,
    });
  expect(faultOf(() => put())).toMatch(/PredictiveScalingConfiguration is required/);
  put({
    MetricSpecifications: [
      { TargetValue: 60, PredefinedMetricPairSpecification: { PredefinedMetricType: 'ASGCPUUtilization' } },
    ],
  });
  cloud.advance(3_600_000);
  expect(group(cloud).DesiredCapacity).toBe(2);
  expect(cloud.call('autoscaling', 'DescribePolicies', {}).ScalingPolicies).toMatchObject([
    {
      PolicyType: 'PredictiveScaling',
      PredictiveScalingConfiguration: { Mode: 'ForecastOnly', MaxCapacityBreachBehavior: 'HonorMaxCapacity' },
      Alarms: [],
    },
  ]);
});
