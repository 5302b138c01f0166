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
  let message: unknown;
  for (const arn of actions) {
    const result = ctx.trigger({
      arn,
      source: alarm.arn,
      isNew,
      // A scaling policy, which is triggered again and again, does not read it.
      get message() {
        message ??= notification(previous, alarm, ctx);
        return message;
      },
      subject: `${alarm.state}: "${alarm.name}" in ${ctx.region}`,
      metric,
    });
    // A policy in its cooldown fails at every evaluation: only the change of state is recorded.
    if (!isNew) continue;
    addHistory(ctx, { alarm: alarm.name, kind: 'Action', ...historyOf(arn, result) });
  }
}

function actionsOf(alarm: AlarmRecord): readonly string[] {
  if (alarm.state === 'ALARM') return alarm.alarmActions;
  return alarm.state === 'OK' ? alarm.okActions : alarm.insufficientDataActions;
}

/** CloudWatch's own words where it has them. @returns the item's summary and data */
function historyOf(arn: string, result: ActionResult | undefined): { summary: string; data: string } {
  const data = (actionState: string, error: string | null = null) =>
    JSON.stringify({ actionState, notificationResource: arn, error });
  switch (result?.status) {
    case 'performed':
      return { summary: `Successfully executed action ${arn}`, data: data('Succeeded') };
    case 'ignored':
      return { summary: `Action ${arn} ${result.reason}`, data: data('Ignored') };
    case 'failed':
      return {
        summary: `Failed to execute action ${arn}. Received error: "${result.reason}"`,
        data: data('Failed', result.reason),
      };
    default:
      return {
        summary: `Action ${arn} is recorded only: Drydock does not simulate its kind`,
        data: data('Recorded'),
      };
  }
}
