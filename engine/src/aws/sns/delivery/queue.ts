// Messages to queues: the notification as JSON, or with raw delivery the message itself.
// https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html
import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { parseJson } from '../../../kernel/json.ts';
import type { SubscriptionRecord } from '../state.ts';
import { type Message, notification } from './message.ts';

/** What no queue takes goes to the subscription's dead-letter queue, if it has one. */
export function enqueue(subscription: SubscriptionRecord, message: Message, ctx: Context): void {
  const { endpoint, attributes } = subscription;
  const isRaw = attributes.RawMessageDelivery?.toLowerCase() === 'true';
  const body = isRaw ? message.body : JSON.stringify(notification(message, subscription, ctx));
  const send = (arn: string) =>
    ctx.call('sqs', 'SendMessage', {
      QueueUrl: `${ctx.endpoint}/${arn.split(':')[4]}/${arn.split(':')[5]}`,
      MessageBody: body,
      ...(isRaw && { MessageAttributes: sqsAttributes(message) }),
      ...(arn.endsWith('.fifo') && {
        MessageGroupId: message.groupId,
        MessageDeduplicationId: message.deduplicationId,
      }),
    });
  try {
    send(endpoint);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    ctx.log(`SNS cannot send a message of ${message.topicArn} to ${endpoint}: ${error.message}`);
    sendToDeadLetters(subscription, send, ctx);
  }
}

function sendToDeadLetters(
  { arn, attributes }: SubscriptionRecord,
  send: (arn: string) => void,
  ctx: Context,
): void {
  if (!attributes.RedrivePolicy) return;
  const { deadLetterTargetArn } = parseJson(attributes.RedrivePolicy) as Readonly<Record<string, unknown>>;
  try {
    send(String(deadLetterTargetArn));
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    ctx.log(`SNS cannot send a message to the dead-letter queue of ${arn}: ${error.message}`);
  }
}

/** A list is a text to SQS. */
function sqsAttributes({ attributes }: Message): Record<string, MessageAttributeValue> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { Type, Value }]) => [
      name,
      Type.startsWith('Binary')
        ? { DataType: Type, BinaryValue: Buffer.from(Value, 'base64') }
        : { DataType: Type === 'String.Array' ? 'String' : Type, StringValue: Value },
    ]),
  );
}
