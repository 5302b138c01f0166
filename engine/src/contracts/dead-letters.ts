// The dead-letter queues of what EventBridge and Scheduler call: an event that was given up goes there, with what is known of it.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
import { parseArn } from '../kernel/arn.ts';
import type { Context } from '../kernel/context.ts';
import { AwsFault } from '../kernel/faults.ts';

/** Why something cannot be a dead-letter queue; undefined for one that can. */
export function deadLetterError(queue: string, { region }: Pick<Context, 'region'>): string | undefined {
  const arn = parseArn(queue);
  if (!arn) return `Parameter ${queue} is not valid. Reason: Provided Arn is not in correct format.`;
  if (arn.service !== 'sqs') return `${arn.service} is not supported as a dead letter resource.`;
  if (arn.resource.endsWith('.fifo')) return 'SQS FIFO is not supported by Dead Letter Queues.';
  return arn.region === region ? undefined : `The dead-letter queue ${queue} is not in the region ${region}.`;
}

interface DeadLetter {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** @returns why it could not be sent, if it could not */
export function sendDeadLetter(
  queue: string,
  { body, attributes }: DeadLetter,
  ctx: Context,
): string | undefined {
  try {
    ctx.attempt(() => {
      const { QueueUrl } = ctx.call('sqs', 'GetQueueUrl', { QueueName: queue.split(':').at(-1) });
      ctx.call('sqs', 'SendMessage', {
        QueueUrl,
        MessageBody: body,
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, StringValue]) => [
            name,
            { DataType: 'String', StringValue },
          ]),
        ),
      });
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return error.message;
  }
}
