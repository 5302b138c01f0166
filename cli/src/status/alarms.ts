// The alarms, with the reason of those in ALARM.
import { allPages } from '../targets/all-pages.ts';
import type { Section } from './section.ts';

export const alarmsSection: Section = async ({ cloudWatch }) => {
  const all = await allPages(async (NextToken) => {
    const page = await cloudWatch.describeAlarms({ NextToken });
    return { items: page.MetricAlarms, next: page.NextToken };
  });
  if (all.length === 0) return undefined;
  const alarms = all.map(
    ({ AlarmName: name = '', StateValue: state = '', MetricName: metric = '', StateReason }) => ({
      name,
      state,
      metric,
      reason: state === 'ALARM' ? (StateReason ?? '') : '',
    }),
  );
  return { code: 'status-alarms', alarms };
};
