// Sets the desired count of an ECS service according to its scaling policies and their alarms.
import type { Controller, Observation } from '../../../kernel/controller.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { policiesOf, serviceOf } from '../find.ts';
import { queriesOf, type TrackedMetric, trackedMetric } from '../scaling/metric.ts';
import {
  type AlarmState,
  type ObservedPolicy,
  planScaling,
  type ScalingSnapshot,
  type SetCapacity,
} from '../scaling/plan-scaling.ts';
import { setCapacity } from '../scaling/set-capacity.ts';
import { alarmNames } from '../scaling/tracking-alarms.ts';
import { type PolicyRecord, policies, scalableTargets, targetKey } from '../state.ts';

export const scalableTargetController: Controller<ScalingSnapshot, SetCapacity> = {
  name: 'application-autoscaling/scalable-target',
  keys: (state) => state.keys(scalableTargets),
  observe: (state, key) => {
    const target = state.get(scalableTargets, key);
    if (!target) return undefined;
    const service = describeService(state, serviceOf(target));
    if (service?.status !== 'ACTIVE') return undefined;
    const current = service.desiredCount ?? 0;
    return {
      target,
      current,
      ...(service.runningCount === undefined ? {} : { running: service.runningCount }),
      deploying: (service.deployments?.length ?? 0) > 1,
      policies: policiesOf(state, target).map((policy) =>
        observePolicy(state, policy, current > target.minCapacity),
      ),
    };
  },
  plan: planScaling,
  apply: ({ capacity, cause, direction, base }, ctx, key) => {
    const target = ctx.get(scalableTargets, key);
    if (!target) return;
    setCapacity(ctx, target, capacity, cause);
    ctx.put(scalableTargets, key, {
      ...target,
      ...(direction === 'out' ? { lastOutAt: ctx.now, outBase: base } : {}),
      ...(direction === 'in' ? { lastInAt: ctx.now } : {}),
    });
  },
  watches: {
    'application-autoscaling/scalable-targets': (key) => [key],
    'application-autoscaling/policies': (key, state) => {
      const policy = state.get(policies, key);
      return policy ? [targetKey(policy)] : [];
    },
  },
};

function describeService(state: Observation, { cluster, service }: { cluster: string; service: string }) {
  try {
    return state.call('ecs', 'DescribeServices', { cluster, services: [service] }).services?.[0];
  } catch (error) {
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}

/** @param mayShrink whether there are more tasks than the least: otherwise an alarm that asks for fewer changes nothing */
function observePolicy(state: Observation, policy: PolicyRecord, mayShrink: boolean): ObservedPolicy {
  if (policy.targetTracking) {
    const own = describeAlarms(state, { AlarmNames: alarmNames(policy) });
    const stateOf = (name: string | undefined) =>
      own.find((alarm) => alarm.AlarmName === name)?.StateValue as AlarmState | undefined;
    const [high, low] = [stateOf(policy.highAlarm), stateOf(policy.lowAlarm)];
    const isNeeded = high === 'ALARM' || (low === 'ALARM' && mayShrink);
    return {
      policy,
      high,
      low,
      activeAlarms: [],
      ...(isNeeded && { value: newestValue(state, trackedMetric(policy, policy.targetTracking)) }),
    };
  }
  const activeAlarms = describeAlarms(state, { ActionPrefix: policy.arn, StateValue: 'ALARM' })
    .filter((alarm) => alarm.ActionsEnabled !== false && alarm.AlarmActions?.includes(policy.arn))
    .map((alarm) => ({
      name: alarm.AlarmName ?? '',
      threshold: alarm.Threshold ?? 0,
      value: newestValue(state, {
        ...(alarm.Metrics?.length
          ? { queries: alarm.Metrics }
          : {
              namespace: alarm.Namespace ?? '',
              name: alarm.MetricName ?? '',
              dimensions: alarm.Dimensions ?? [],
              statistic: alarm.ExtendedStatistic ?? alarm.Statistic ?? 'Average',
            }),
        period: alarm.Period ?? 60,
      }),
    }));
  return { policy, activeAlarms };
}

function describeAlarms(
  state: Observation,
  filter: { AlarmNames?: string[]; ActionPrefix?: string; StateValue?: AlarmState },
) {
  if (filter.AlarmNames?.length === 0) return [];
  return state.call('cloudwatch', 'DescribeAlarms', filter).MetricAlarms ?? [];
}

/** The value of the newest period that has data, among the last five. */
function newestValue(state: Observation, metric: TrackedMetric): number | undefined {
  const { MetricDataResults = [] } = state.call('cloudwatch', 'GetMetricData', {
    MetricDataQueries: queriesOf(metric),
    StartTime: new Date(state.now - 5 * metric.period * 1000),
    EndTime: new Date(state.now + 1),
    ScanBy: 'TimestampDescending',
  });
  return MetricDataResults[0]?.Values?.[0];
}
