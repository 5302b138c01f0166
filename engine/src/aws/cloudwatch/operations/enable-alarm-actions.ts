// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html
import type { Operation } from '../../../kernel/context.ts';
import { alarms } from '../state.ts';

export const enableAlarmActions: Operation<'cloudwatch', 'EnableAlarmActions'> = (input, ctx) => {
  for (const name of input.AlarmNames!) {
    const alarm = ctx.get(alarms, name);
    if (alarm) ctx.put(alarms, name, { ...alarm, actionsEnabled: true });
  }
  return {};
};
