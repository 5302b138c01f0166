// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidParameter } from '../faults.ts';
import { alarms } from '../state.ts';
import { alarmView } from '../views.ts';

export const describeAlarms: Operation<'cloudwatch', 'DescribeAlarms'> = (input, ctx) => {
  const matching = ctx
    .all(alarms)
    .filter(({ name }) => !input.AlarmNames?.length || input.AlarmNames.includes(name))
    .filter(({ name }) => name.startsWith(input.AlarmNamePrefix ?? ''))
    .filter(({ state }) => !input.StateValue || state === input.StateValue)
    .filter((alarm) => {
      const actions = [...alarm.alarmActions, ...alarm.okActions, ...alarm.insufficientDataActions];
      return actions.some((action) => action.startsWith(input.ActionPrefix ?? '')) || !input.ActionPrefix;
    });
  const result = page(matching, ({ name }) => name, input.MaxRecords ?? 50, input.NextToken);
  if (!result) throw invalidParameter('Invalid nextToken');
  const wanted = !input.AlarmTypes?.length || input.AlarmTypes.includes('MetricAlarm');
  return {
    CompositeAlarms: [],
    MetricAlarms: wanted ? result.items.map(alarmView) : [],
    NextToken: result.nextToken,
  };
};
