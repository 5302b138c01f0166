// Triggers an alarm's actions. The service that owns an action's ARN performs it.
import type { ActionRequest, ActionResult } from '../../../kernel/action.ts';
import type { Context } from '../../../kernel/context.ts';
import type { AlarmRecord } from '../state.ts';
import { addHistory } from './history.ts';
import { notification } from './notification.ts';

/**
 * Actions are triggered at every evaluation. `isNew` is false while a state lasts: only scaling policies act again then. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
 */
export function triggerActions(
  ctx: Context,
  previous: AlarmRecord,
  alarm: AlarmRecord,
  metric: ActionRequest['metric'] = {},
): void {
  const actions = actionsOf(alarm);
  if (actions.length === 0) return;
  const isNew = previous.state !== alarm.state;
  const message = notification(previous, alarm, ctx);
  for (const arn of actions) {
    const subject = `${alarm.state}: "${alarm.name}" in ${ctx.region}`;
    const result = ctx.trigger({ arn, source: alarm.arn, isNew, message, subject, metric });
    // A policy in its cooldown fails at every evaluation: only the change of state is recorded.
    if (!isNew) continue;
    const outcome = describeResult(result);
    addHistory(ctx, {
      alarm: alarm.name,
      kind: 'Action',
      summary: `Action ${arn} ${outcome}`,
      data: JSON.stringify({ actionState: outcome, notificationResource: arn }),
    });
  }
}

function actionsOf(alarm: AlarmRecord): readonly string[] {
  if (alarm.state === 'ALARM') return alarm.alarmActions;
  return alarm.state === 'OK' ? alarm.okActions : alarm.insufficientDataActions;
}

function describeResult(result: ActionResult | undefined): string {
  switch (result?.status) {
    case 'performed':
      return 'was executed';
    case 'ignored':
      return result.reason;
    case 'failed':
      return `failed: ${result.reason}`;
    default:
      return 'is recorded only: Drydock does not simulate its kind';
  }
}
