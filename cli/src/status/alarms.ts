// The alarms, with the reason of those in ALARM.
import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { allPages } from '../targets/all-pages.ts';
import type { Section } from './section.ts';

export const alarmsSection: Section = async ({ cloudWatch }) => {
  const all = await allPages(async (NextToken) => {
    const page = await cloudWatch.describeAlarms({ NextToken });
    return { items: page.MetricAlarms, next: page.NextToken };
  });
  if (all.length === 0) return undefined;
  const alarms = all.map(
    ({ AlarmName: name = '', StateValue: state = '', MetricName, Metrics = [], StateReason }) => ({
      name,
      state,
      metric: MetricName ?? mathOf(Metrics),
      reason: state === 'ALARM' ? (StateReason ?? '') : '',
    }),
  );
  return { code: 'status-alarms', alarms };
};

/** What an alarm on metric math compares. */
function mathOf(queries: readonly MetricDataQuery[]): string {
  const { Label, Expression, MetricStat } = queries.find(({ ReturnData }) => ReturnData !== false) ?? {};
  return Label ?? Expression ?? MetricStat?.Metric?.MetricName ?? '';
}
