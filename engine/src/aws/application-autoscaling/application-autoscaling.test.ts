import { describe, expect, test } from 'vitest';
import { AwsFault } from '../../kernel/faults.ts';
import { privateTable } from '../../testing/private-table.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { applicationAutoScaling } from './index.ts';

const names = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/main/web',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

interface Alarm {
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly threshold: number;
  readonly periods: number;
}
const counts = privateTable<{ readonly desired: number }>('ecs/services');
const alarms = privateTable<Alarm>('cloudwatch/alarms');
const metrics = privateTable<{ readonly value: number }>('cloudwatch/metrics');

const ecs = standInService<'ecs'>({
  id: 'ecs',
  operations: {
    DescribeServices: ({ services = [] }, ctx) => ({
      services: services
        .filter((service) => service === 'web')
        .map(() => ({
          status: 'ACTIVE',
          desiredCount: ctx.get(counts, 'main/web')?.desired ?? 2,
          deployments: [{}],
        })),
    }),
    UpdateService: ({ desiredCount = 0 }, ctx) => {
      ctx.put(counts, 'main/web', { desired: desiredCount });
      return {};
    },
  },
});

const cloudwatch = standInService<'cloudwatch'>({
  id: 'cloudwatch',
  operations: {
    PutMetricAlarm: ({ AlarmName = '', Threshold = 0, EvaluationPeriods = 0 }, ctx) => {
      ctx.put(alarms, AlarmName, { state: 'OK', threshold: Threshold, periods: EvaluationPeriods });
      return {};
    },
    DeleteAlarms: ({ AlarmNames = [] }, ctx) => {
      for (const name of AlarmNames) ctx.delete(alarms, name);
      return {};
    },
    SetAlarmState: ({ AlarmName = '', StateValue }, ctx) => {
      ctx.put(alarms, AlarmName, { ...ctx.get(alarms, AlarmName)!, state: StateValue as 'ALARM' });
      return {};
    },
    DescribeAlarms: ({ AlarmNames = [] }, ctx) => ({
      MetricAlarms: AlarmNames.map((AlarmName) => ({
        AlarmName,
        StateValue: ctx.get(alarms, AlarmName)?.state,
      })),
    }),
    PutMetricData: ({ MetricData = [] }, ctx) => {
      ctx.put(metrics, MetricData[0]!.MetricName!, { value: MetricData[0]!.Value! });
      return {};
    },
    GetMetricStatistics: ({ MetricName = '' }, ctx) => ({
      Datapoints: [{ Timestamp: new Date(ctx.now), Average: ctx.get(metrics, MetricName)?.value }],
    }),
  },
});

function tracked() {
  const cloud = rehearse({ services: [applicationAutoScaling, ecs, cloudwatch] });
  cloud.call('application-autoscaling', 'RegisterScalableTarget', {
    ...names,
    MinCapacity: 2,
    MaxCapacity: 4,
  });
  const { Alarms = [] } = cloud.call('application-autoscaling', 'PutScalingPolicy', {
    ...names,
    PolicyName: 'cpu-60',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 60,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
      ScaleOutCooldown: 60,
    },
  });
  const [high, low] = Alarms.map((alarm) => alarm.AlarmName!);
  const ring = (alarm: string | undefined, cpu: number) => {
    cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'AWS/ECS',
      MetricData: [{ MetricName: 'CPUUtilization', Value: cpu }],
    });
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: alarm, StateValue: 'ALARM', StateReason: '' });
    cloud.settle();
  };
  return { cloud, high, low, ring, desired: () => cloud.state.get(counts, 'main/web')?.desired ?? 2 };
}

describe('a target tracking policy', () => {
  test('makes its two alarms', () => {
    const { cloud, high, low } = tracked();
    expect(high).toMatch(/^TargetTracking-service\/main\/web-AlarmHigh-[0-9a-f-]{36}$/);
    expect(cloud.state.get(alarms, high!)).toMatchObject({ threshold: 60, periods: 3 });
    expect(cloud.state.get(alarms, low!)).toMatchObject({ threshold: 54, periods: 15 });
  });

  test('sets the desired count when an alarm rings, and tells what it did', () => {
    const { cloud, high, ring, desired } = tracked();
    ring(high, 85);
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

  test('goes on as long as the alarm rings, a cooldown apart', () => {
    const { cloud, high, ring, desired } = tracked();
    ring(high, 85);
    ring(high, 85);
    expect(desired()).toBe(3);
    cloud.advance(60_000);
    ring(high, 70);
    expect(desired()).toBe(4);
  });

  test('takes its alarms along when its target is deregistered', () => {
    const { cloud } = tracked();
    cloud.call('application-autoscaling', 'DeregisterScalableTarget', names);
    expect(cloud.state.all(alarms)).toEqual([]);
    expect(
      cloud.call('application-autoscaling', 'DescribeScalingPolicies', { ServiceNamespace: 'ecs' })
        .ScalingPolicies,
    ).toEqual([]);
  });
});

test('registering brings a count inside the bounds, and leaves a later one alone', () => {
  const { cloud, desired } = tracked();
  cloud.call('application-autoscaling', 'RegisterScalableTarget', { ...names, MinCapacity: 3 });
  expect(desired()).toBe(3);
  cloud.call('ecs', 'UpdateService', { service: 'web', desiredCount: 0 });
  cloud.advance(120_000);
  expect(desired()).toBe(0);
});

test.each([
  ['a service that does not exist', { ResourceId: 'service/main/none' }, /^ECS service doesn't exist/],
  ['another namespace', { ServiceNamespace: 'dynamodb' as const }, /not dynamodb/],
  ['bounds the wrong way round', { MinCapacity: 5 }, /greater than maximum/],
])('registering %s is refused', (_what, change, expected) => {
  const cloud = rehearse({ services: [applicationAutoScaling, ecs, cloudwatch] });
  const register = () =>
    cloud.call('application-autoscaling', 'RegisterScalableTarget', {
      ...names,
      MinCapacity: 1,
      MaxCapacity: 4,
      ...change,
    });
  expect(register).toThrow(AwsFault);
  expect(register).toThrow(expected);
});
