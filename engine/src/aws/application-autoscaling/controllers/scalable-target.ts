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
import { atRest, type PolicyRecord, policies, scalableTargets, targetKey } from '../state.ts';

interface Snapshot extends ScalingSnapshot {
  readonly isAtRest: boolean;
  readonly mayRest: boolean;
}
type Step = SetCapacity | { readonly rest: boolean };

export const scalableTargetController: Controller<Snapshot, Step> = {
  name: 'application-autoscaling/scalable-target',
  keys: (state) => state.keys(scalableTargets),
  observe: (state, key) => {
    const target = state.get(scalableTargets, key);
    if (!target) return undefined;
    const service = describeService(state, serviceOf(target));
    if (service?.status !== 'ACTIVE') return undefined;
    const current = service.desiredCount ?? 0;
    const may = { grow: current < target.maxCapacity, shrink: current > target.minCapacity };
    const own = policiesOf(state, target).map((policy) => observePolicy(state, policy, may));
    return {
      isAtRest: state.get(atRest, key) !== undefined,
      mayRest: !own.some(({ isNeeded }) => isNeeded),
      target,
      current,
      ...(service.runningCount === undefined ? {} : { running: service.runningCount }),
      deploying: (service.deployments?.length ?? 0) > 1,
      policies: own,
    };
  },
  plan: (snapshot, now) => {
    const { isAtRest, mayRest } = snapshot;
    return {
      steps: [...planScaling(snapshot, now).steps, ...(isAtRest === mayRest ? [] : [{ rest: mayRest }])],
    };
  },
  apply: (step, ctx, key) => {
    const target = ctx.get(scalableTargets, key);
    if (!target) return;
    if ('rest' in step) {
      if (step.rest) ctx.put(atRest, key, serviceOf(target).service);
      else ctx.delete(atRest, key);
      return;
    }
    const { capacity, cause, direction, base } = step;
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
    // Perhaps somebody else has changed the desired count. All that is relied on is that a service's key ends with its name.
    'ecs/services': (serviceKey, state) =>
      state.keys(atRest).filter((key) => serviceKey.endsWith(state.get(atRest, key) ?? '')),
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

interface Observed extends ObservedPolicy {
  /** An alarm asks for something that could be done. */
  readonly isNeeded: boolean;
}

/** @param may whether the bounds leave room: otherwise an alarm that asks for more or fewer tasks changes nothing */
function observePolicy(
  state: Observation,
  policy: PolicyRecord,
  may: { readonly grow: boolean; readonly shrink: boolean },
): Observed {
  if (policy.targetTracking) {
    const own = describeAlarms(state, { AlarmNames: alarmNames(policy) });
    const stateOf = (name: string | undefined) =>
      own.find((alarm) => alarm.AlarmName === name)?.StateValue as AlarmState | undefined;
    const [high, low] = [stateOf(policy.highAlarm), stateOf(policy.lowAlarm)];
    const isNeeded = (high === 'ALARM' && may.grow) || (low === 'ALARM' && may.shrink);
    return {
      policy,
      isNeeded,
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
  return { policy, isNeeded: activeAlarms.length > 0, activeAlarms };
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
