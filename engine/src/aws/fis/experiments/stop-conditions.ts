// Stop conditions: alarms that end an experiment.
import type { Context } from '../../../kernel/context.ts';
import type { TemplateSettings } from '../records.ts';

/** The name of the first one that is in ALARM. */
export function firstAlarm(
  conditions: TemplateSettings['stopConditions'],
  ctx: Pick<Context, 'call'>,
): string | undefined {
  const names = conditions.flatMap(({ value }) => value?.split(':alarm:')[1] ?? []);
  if (names.length === 0) return undefined;
  const { MetricAlarms = [], CompositeAlarms = [] } = ctx.call('cloudwatch', 'DescribeAlarms', {
    AlarmNames: names,
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
  });
  return [...MetricAlarms, ...CompositeAlarms].find(({ StateValue }) => StateValue === 'ALARM')?.AlarmName;
}
