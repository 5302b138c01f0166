// A rehearsed service `main/web` of two tasks with a scalable target of two to four, and stand-ins for ECS and CloudWatch.
import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { fault } from '../../../kernel/faults.ts';
import { privateTable } from '../../../testing/private-table.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { type AnyStandInService, standInService } from '../../../testing/stand-in-service.ts';
import { applicationAutoScaling } from '../index.ts';

export const names = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/main/web',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

interface Alarm {
  readonly state: StateValue;
  readonly threshold: number;
  readonly periods: number;
  readonly actions: readonly string[];
}
const counts = privateTable<{ readonly desired: number }>('ecs/services');
export const alarms = privateTable<Alarm>('cloudwatch/alarms');
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

/** An alarm triggers its actions whenever its state is set. */
const cloudwatch = standInService<'cloudwatch'>({
  id: 'cloudwatch',
  operations: {
    PutMetricAlarm: ({ AlarmName = '', Threshold = 0, EvaluationPeriods = 0, AlarmActions = [] }, ctx) => {
      ctx.put(alarms, AlarmName, {
        state: 'OK',
        threshold: Threshold,
        periods: EvaluationPeriods,
        actions: AlarmActions,
      });
      return {};
    },
    DeleteAlarms: ({ AlarmNames = [] }, ctx) => {
      const unknown = AlarmNames.find((name) => !ctx.get(alarms, name));
      if (unknown !== undefined) throw fault('ResourceNotFound', `Unknown alarm: ${unknown}`)();
      for (const name of AlarmNames) ctx.delete(alarms, name);
      return {};
    },
    SetAlarmState: ({ AlarmName = '', StateValue = 'OK' }, ctx) => {
      const before = ctx.get(alarms, AlarmName)!;
      ctx.put(alarms, AlarmName, { ...before, state: StateValue });
      const source = ctx.arn('cloudwatch', `alarm:${AlarmName}`);
      const isNew = before.state !== StateValue;
      for (const arn of before.actions) ctx.trigger({ arn, source, isNew, message: {} });
      return {};
    },
    DescribeAlarms: ({ AlarmNames, ActionPrefix = '' }, ctx) => ({
      MetricAlarms: ctx
        .keys(alarms)
        .filter((name) => AlarmNames?.includes(name) ?? true)
        .map((AlarmName) => ({ AlarmName, alarm: ctx.get(alarms, AlarmName)! }))
        .filter(({ alarm }) => alarm.actions.some((action) => action.startsWith(ActionPrefix)))
        .map(({ AlarmName, alarm }) => ({
          AlarmName,
          StateValue: alarm.state,
          Threshold: alarm.threshold,
          AlarmActions: [...alarm.actions],
          Namespace: 'AWS/ECS',
          MetricName: 'CPUUtilization',
        })),
    }),
    PutMetricData: ({ MetricData = [] }, ctx) => {
      ctx.put(metrics, MetricData[0]!.MetricName!, { value: MetricData[0]!.Value! });
      return {};
    },
    GetMetricData: ({ MetricDataQueries = [] }, ctx) => {
      const value = ctx.get(metrics, MetricDataQueries[0]?.MetricStat?.Metric?.MetricName ?? '')?.value;
      return { MetricDataResults: [{ Values: value === undefined ? [] : [value] }] };
    },
  },
});

export const bareRehearsal = (alarmService: AnyStandInService = cloudwatch): Rehearsal =>
  rehearse({ services: [applicationAutoScaling, ecs, alarmService] });

export function targetRehearsal(alarmService?: AnyStandInService) {
  const cloud = bareRehearsal(alarmService);
  cloud.call('application-autoscaling', 'RegisterScalableTarget', {
    ...names,
    MinCapacity: 2,
    MaxCapacity: 4,
  });
  /** An evaluation that finds the alarm in ALARM. */
  const raise = (alarm: string | undefined, cpu: number) => {
    cloud.call('cloudwatch', 'PutMetricData', {
      Namespace: 'AWS/ECS',
      MetricData: [{ MetricName: 'CPUUtilization', Value: cpu }],
    });
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: alarm, StateValue: 'ALARM', StateReason: '' });
    cloud.settle();
  };
  return { cloud, raise, desired: () => cloud.state.get(counts, 'main/web')?.desired ?? 2 };
}

/** With a policy that keeps the CPU utilization at 60 %. */
export function trackedRehearsal(alarmService?: AnyStandInService) {
  const target = targetRehearsal(alarmService);
  const { Alarms = [] } = target.cloud.call('application-autoscaling', 'PutScalingPolicy', {
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
  return { ...target, high, low };
}
