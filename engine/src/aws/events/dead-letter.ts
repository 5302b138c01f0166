// Where an event goes that a target does not take. A target that is missing, or refuses, is not called again, as on AWS; nothing
// here fails for a while only. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
import type { Target } from '@aws-sdk/client-eventbridge';
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';
import type { RuleRecord } from './state.ts';

export interface Failure {
  readonly code: string;
  readonly message: string;
}

export function bury(rule: RuleRecord, target: Target, event: object, failure: Failure, ctx: Context): void {
  const queue = target.DeadLetterConfig?.Arn;
  if (queue === undefined) return;
  const attributes = {
    ERROR_CODE: failure.code,
    ERROR_MESSAGE: failure.message || failure.code,
    RETRY_ATTEMPTS: '0',
    RULE_ARN: rule.arn,
    TARGET_ARN: target.Arn!,
    TARGET_ID: target.Id!,
  };
  try {
    ctx.attempt(() => {
      const { QueueUrl } = ctx.call('sqs', 'GetQueueUrl', { QueueName: queue.split(':').at(-1) });
      ctx.call('sqs', 'SendMessage', {
        QueueUrl,
        MessageBody: JSON.stringify(event),
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, StringValue]) => [
            name,
            { DataType: 'String', StringValue },
          ]),
        ),
      });
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    ctx.log(`The rule ${rule.name} could not send to ${queue}: ${error.message}`);
  }
}
