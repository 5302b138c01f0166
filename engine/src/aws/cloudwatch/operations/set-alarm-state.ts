// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { moveTo } from '../alarms/transition.ts';
import { invalidFormat } from '../faults.ts';
import { requireAlarm } from '../find.ts';
import { alarms, evaluations } from '../state.ts';

/** Lasts until the next evaluation. */
export const setAlarmState: Operation<'cloudwatch', 'SetAlarmState'> = (input, ctx) => {
  const alarm = requireAlarm(ctx, input.AlarmName!);
  const reasonData = input.StateReasonData;
  const evaluation = ctx.get(evaluations, alarm.name);
  moveTo(
    alarm,
    {
      state: input.StateValue!,
      reason: input.StateReason!,
      ...(reasonData === undefined ? {} : { reasonData, metric: metricFrom(reasonData, alarm.threshold) }),
    },
    ctx,
  );
  // This is not an evaluation, and must not postpone the next one.
  const { evaluatedAt: _, ...moved } = requireAlarm(ctx, alarm.name);
  const { evaluatedAt } = alarm;
  ctx.put(alarms, alarm.name, { ...moved, ...(evaluatedAt === undefined ? {} : { evaluatedAt }) });
  if (evaluation) ctx.put(evaluations, alarm.name, evaluation);
  else ctx.delete(evaluations, alarm.name);
  return {};
};

/**
 * Scaling policies need a datapoint, which AWS takes from the reason data: the last of `recentDatapoints` is compared with
 * `threshold`, or with the alarm's own.
 */
function metricFrom(text: string, alarmThreshold = 0) {
  const { recentDatapoints, threshold = alarmThreshold } = parse(text);
  const value = Array.isArray(recentDatapoints) ? recentDatapoints.at(-1) : undefined;
  return {
    ...(typeof value === 'number' ? { value } : {}),
    threshold: typeof threshold === 'number' ? threshold : alarmThreshold,
  };
}

function parse(text: string): { readonly recentDatapoints?: unknown; readonly threshold?: unknown } {
  try {
    return parseJson(text) ?? {};
  } catch {
    throw invalidFormat();
  }
}
