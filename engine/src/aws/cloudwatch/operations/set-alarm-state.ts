// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
import type { Operation } from '../../../kernel/context.ts';
import { moveTo } from '../alarms/transition.ts';
import { alarmNotFound } from '../faults.ts';
import { alarms } from '../state.ts';

/** Lasts until the next evaluation. */
export const setAlarmState: Operation<'cloudwatch', 'SetAlarmState'> = (input, ctx) => {
  const alarm = ctx.get(alarms, input.AlarmName!);
  if (!alarm) throw alarmNotFound(input.AlarmName!);
  const evaluatedAt = alarm.evaluatedAt;
  moveTo(
    alarm,
    { state: input.StateValue!, reason: input.StateReason!, reasonData: input.StateReasonData },
    ctx,
  );
  const moved = ctx.get(alarms, alarm.name)!;
  ctx.put(alarms, alarm.name, { ...moved, ...(evaluatedAt === undefined ? {} : { evaluatedAt }) });
  return {};
};
