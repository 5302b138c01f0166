// Where an invocation that is given up goes, with what is known of it.
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
import { sendDeadLetter } from '../../../contracts/dead-letters.ts';
import type { Exhausted } from '../../../contracts/retry-policy.ts';
import type { Context } from '../../../kernel/context.ts';
import type { InvocationRecord } from '../state.ts';
import { timeOf } from '../targets/invoke.ts';

export function bury(
  { target, ...invocation }: InvocationRecord,
  { code, message }: { readonly code: string; readonly message: string },
  exhausted: Exhausted,
  ctx: Context,
): void {
  const queue = target.DeadLetterConfig?.Arn;
  if (queue === undefined) return;
  const attributes = {
    ERROR_CODE: code,
    ERROR_MESSAGE: message || code,
    EXECUTION_ID: invocation.id,
    EXHAUSTED_RETRY_CONDITION: exhausted,
    IS_PAYLOAD_TRUNCATED: 'false',
    RETRY_ATTEMPTS: String(invocation.failed - 1),
    SCHEDULED_TIME: timeOf(invocation.scheduledAt),
    SCHEDULE_ARN: invocation.scheduleArn,
    TARGET_ARN: target.Arn!,
  };
  const problem = sendDeadLetter(queue, { body: target.Input ?? '{}', attributes }, ctx);
  if (problem !== undefined)
    ctx.log(`The schedule ${invocation.schedule} could not send to ${queue}: ${problem}`);
}
