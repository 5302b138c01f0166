// Alarms that are kept but not evaluated: on percentiles and the like, of which the engine keeps no distributions, and on
// anomalies.
import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { AlarmRecord } from '../state.ts';

/** A sentence for people; undefined for an alarm that is evaluated. */
export function whyUnevaluated(
  alarm: Pick<AlarmRecord, 'extendedStatistic' | 'queries' | 'thresholdMetricId'>,
): string | undefined {
  const stays = 'the alarm stays in INSUFFICIENT_DATA until SetAlarmState changes it';
  if (alarm.thresholdMetricId) return `Drydock does not detect anomalies: ${stays}.`;
  const statistic = alarm.extendedStatistic ?? unknownStatistic(alarm.queries ?? []);
  return statistic && `Drydock does not evaluate the statistic ${statistic}: ${stays}.`;
}

/** The first statistic that is not one of the five, of metrics among the queries. */
export const unknownStatistic = (queries: readonly MetricDataQuery[]): string | undefined =>
  queries.map(({ MetricStat }) => MetricStat?.Stat).find((stat) => stat && !simple.includes(stat));

const simple: readonly string[] = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];
