// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
import type { ReceiveMessageRequest } from '@aws-sdk/client-sqs';
import type { Operation } from '../../../kernel/context.ts';
import { pending } from '../../../kernel/pending.ts';
import { invalid, overLimit } from '../faults.ts';
import { requireQueue } from '../find.ts';
import { countsOf } from '../messages/counts.ts';
import { receive } from '../messages/receive.ts';
import { wait } from '../messages/wait.ts';
import { numberOf } from '../queues/attributes.ts';
import type { QueueRecord, ReceivedMessage, ReceiveQuestion } from '../state.ts';

const maxInFlight = 120_000;

export const receiveMessage: Operation<'sqs', 'ReceiveMessage'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  const question = questionOf(input, queue);
  const seconds = input.WaitTimeSeconds ?? numberOf(queue, 'ReceiveMessageWaitTimeSeconds');
  if (seconds < 0 || seconds > 20)
    throw invalidValue('WaitTimeSeconds', seconds, 'Must be >= 0 and <= 20, if provided.');
  if (seconds === 0 && !queue.isFifo && countsOf(queue, ctx).inFlight >= maxInFlight)
    throw overLimit(`Too many messages in flight: ${maxInFlight}.`);
  const found = receive(queue, question, ctx);
  if (found.length > 0 || seconds === 0) return output(found);
  const receiveId = wait(queue.name, question, seconds, ctx);
  return pending(
    'sqs/received',
    (report) => report.receiveId === receiveId,
    ({ messages }) => output(messages),
  );
};

const invalidValue = (name: string, value: number, reason: string) =>
  invalid(`Value ${value} for parameter ${name} is invalid. Reason: ${reason}`);

function questionOf(input: ReceiveMessageRequest, queue: QueueRecord): ReceiveQuestion {
  const { MaxNumberOfMessages: count = 1, VisibilityTimeout: seconds } = input;
  if (count < 1 || count > 10)
    throw invalidValue('MaxNumberOfMessages', count, 'Must be between 1 and 10, if provided.');
  if (seconds !== undefined && (seconds < 0 || seconds > 43_200))
    throw invalidValue('VisibilityTimeout', seconds, 'Must be >= 0 and <= 43200, if provided.');
  return {
    count,
    visibilitySeconds: seconds ?? numberOf(queue, 'VisibilityTimeout'),
    systemAttributes: [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])],
    messageAttributes: input.MessageAttributeNames ?? [],
  };
}

function output(messages: readonly ReceivedMessage[]) {
  if (messages.length === 0) return {};
  return {
    Messages: messages.map(({ MessageAttributes, ...message }) => ({
      ...message,
      ...(MessageAttributes && {
        MessageAttributes: Object.fromEntries(
          Object.entries(MessageAttributes).map(([name, { BinaryValue, ...value }]) => [
            name,
            {
              ...value,
              ...(BinaryValue !== undefined && { BinaryValue: Buffer.from(BinaryValue, 'base64') }),
            },
          ]),
        ),
      }),
    })),
  };
}
