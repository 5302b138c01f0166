// The event that a function gets for messages of a queue, and which of them it says it has failed.
// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
import type { Context } from '../../../kernel/context.ts';
import type { EventSourceMappingRecord, QueueMessage } from '../state.ts';

export function queueRecord(message: QueueMessage) {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(
        ([name, { DataType, StringValue, BinaryValue }]) => [
          name,
          {
            ...(StringValue !== undefined && { stringValue: StringValue }),
            ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
            stringListValues: [],
            binaryListValues: [],
            dataType: DataType,
          },
        ],
      ),
    ),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
  };
}

export function queueEvent(
  batch: readonly QueueMessage[],
  { eventSourceArn }: EventSourceMappingRecord,
  { region }: Context,
) {
  return {
    Records: batch.map((message) => ({
      ...queueRecord(message),
      eventSourceARN: eventSourceArn,
      awsRegion: region,
    })),
  };
}

/**
 * A function reports what it has failed as `batchItemFailures`. A report that names no message, or one that was not in
 * the batch, fails all of it. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */
export function failedItems(
  { reportsItemFailures }: EventSourceMappingRecord,
  batch: readonly QueueMessage[],
  payload: string,
): readonly QueueMessage[] {
  if (!reportsItemFailures) return [];
  let answer: unknown;
  try {
    answer = JSON.parse(payload);
  } catch {
    return batch;
  }
  if (answer === null || answer === undefined) return [];
  if (typeof answer !== 'object') return batch;
  const { batchItemFailures: failures } = answer as { readonly batchItemFailures?: unknown };
  if (failures === undefined || failures === null) return [];
  if (!Array.isArray(failures)) return batch;
  const ids = failures.map((each) => (each as { readonly itemIdentifier?: unknown } | null)?.itemIdentifier);
  const isKnown = (id: unknown) => batch.some(({ MessageId }) => MessageId === id);
  if (!ids.every(isKnown)) return batch;
  return batch.filter(({ MessageId }) => ids.includes(MessageId));
}
