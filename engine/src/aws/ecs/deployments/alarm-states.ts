// The states of a deployment's CloudWatch alarms.
import type { Observation } from '../../../kernel/controller.ts';
import type { AlarmState } from '../scheduling/snapshot.ts';

/** Alarms that do not exist are left out. */
export function alarmStates(state: Pick<Observation, 'call'>, names: readonly string[]): AlarmState[] {
  if (names.length === 0) return [];
  const { MetricAlarms = [], CompositeAlarms = [] } = state.call('cloudwatch', 'DescribeAlarms', {
    AlarmNames: [...names],
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
  });
  return [
    ...MetricAlarms.map((alarm) => ({
      name: alarm.AlarmName ?? '',
      state: alarm.StateValue ?? 'INSUFFICIENT_DATA',
      windowMs: (alarm.Period ?? 60) * (alarm.EvaluationPeriods ?? 1) * 1000,
    })),
    ...CompositeAlarms.map((alarm) => ({
      name: alarm.AlarmName ?? '',
      state: alarm.StateValue ?? 'INSUFFICIENT_DATA',
      windowMs: 60_000,
    })),
  ];
}
