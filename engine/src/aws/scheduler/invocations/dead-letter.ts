// Where an invocation that is given up goes, with what is known of it.
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { InvocationRecord } from '../state.ts';
import { timeOf } from '../targets/invoke.ts';

export type Exhausted = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

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
  try {
    const { QueueUrl } = ctx.call('sqs', 'GetQueueUrl', { QueueName: queue.split(':').at(-1) });
    ctx.call('sqs', 'SendMessage', {
      QueueUrl,
      MessageBody: target.Input ?? '{}',
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      ),
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    ctx.log(`The schedule ${invocation.schedule} could not send to ${queue}: ${error.message}`);
  }
}
