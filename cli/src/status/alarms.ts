// The alarms, with the reason of those in ALARM, and of those on anomalies that say nothing: an engine evaluates none.
import type { MetricAlarm, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { allPages } from '../targets/all-pages.ts';
import type { Section } from './section.ts';

export const alarmsSection: Section = async ({ cloudWatch }) => {
  const all = await allPages(async (NextToken) => {
    const page = await cloudWatch.describeAlarms({ NextToken });
    return { items: page.MetricAlarms, next: page.NextToken };
  });
  if (all.length === 0) return undefined;
  const alarms = all.map((alarm) => ({
    name: alarm.AlarmName ?? '',
    state: alarm.StateValue ?? '',
    metric: alarm.MetricName ?? mathOf(alarm.Metrics ?? []),
    reason: isExplained(alarm) ? (alarm.StateReason ?? '') : '',
  }));
  return { code: 'status-alarms', alarms };
};

const isExplained = ({ StateValue, ThresholdMetricId }: MetricAlarm) =>
  StateValue === 'ALARM' || (StateValue === 'INSUFFICIENT_DATA' && ThresholdMetricId !== undefined);

/** What an alarm on metric math compares. */
function mathOf(queries: readonly MetricDataQuery[]): string {
  const { Label, Expression, MetricStat } = queries.find(({ ReturnData }) => ReturnData !== false) ?? {};
  return Label ?? Expression ?? MetricStat?.Metric?.MetricName ?? '';
}
