import type { Section } from '../commands/status.ts';
import { table } from '../view/table.ts';

export const showAlarms: Section = async ({ cloudWatch }) => {
  const { MetricAlarms = [] } = await cloudWatch.describeAlarms({});
  const rows = MetricAlarms.map(({ AlarmName = '', StateValue = '', MetricName = '', StateReason = '' }) => [
    AlarmName,
    StateValue,
    MetricName,
    StateValue === 'ALARM' ? StateReason : '',
  ]);
  return rows.length > 0 ? `Alarms\n${table(rows)}` : '';
};
