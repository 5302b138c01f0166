// What PutMetricAlarm and PutCompositeAlarm have in common: the settings of any alarm, and how it is saved.
import type { PutCompositeAlarmCommandInput, PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { publishConfigurationChange } from '../events.ts';
import { type AlarmRecord, alarms } from '../state.ts';
import { addHistory } from './history.ts';

/** @param known the alarm as it was; its state stays until it is evaluated */
export const settingsOf = (
  input: PutMetricAlarmCommandInput | PutCompositeAlarmCommandInput,
  known: AlarmRecord | undefined,
  ctx: Context,
) => ({
  name: input.AlarmName!,
  arn: ctx.arn('cloudwatch', `alarm:${input.AlarmName}`),
  description: input.AlarmDescription,
  actionsEnabled: input.ActionsEnabled ?? true,
  alarmActions: input.AlarmActions ?? [],
  okActions: input.OKActions ?? [],
  insufficientDataActions: input.InsufficientDataActions ?? [],
  // Only TagResource changes the tags of an existing alarm.
  tags: known?.tags ?? Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
  configuredAt: ctx.now,
  state: known?.state ?? ('INSUFFICIENT_DATA' as const),
  stateReason: known?.stateReason ?? 'Unchecked: Initial alarm creation',
  stateReasonData: known?.stateReasonData,
  stateUpdatedAt: known?.stateUpdatedAt ?? ctx.now,
  stateTransitionedAt: known?.stateTransitionedAt ?? ctx.now,
});

export function saveAlarm(
  record: AlarmRecord,
  known: AlarmRecord | undefined,
  controller: 'cloudwatch/alarm' | 'cloudwatch/composite-alarm',
  ctx: Context,
): void {
  const { name } = record;
  ctx.put(alarms, name, plain(record));
  addHistory(ctx, {
    alarm: name,
    kind: 'ConfigurationUpdate',
    summary: `Alarm "${name}" ${known ? 'updated' : 'created'}`,
    data: JSON.stringify({ type: known ? 'Update' : 'Create' }),
  });
  publishConfigurationChange(known ? 'update' : 'create', record, known, ctx);
  ctx.enqueue(controller, name);
}
