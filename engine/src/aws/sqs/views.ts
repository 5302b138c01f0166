// A queue's attributes as the API returns them.
import type { Context } from '../../kernel/context.ts';
import { countsOf } from './messages/counts.ts';
import { alwaysReturned, numberOf } from './queues/attributes.ts';
import type { QueueRecord } from './state.ts';

/** Everything that GetQueueAttributes returns. */
export function queueAttributes(queue: QueueRecord, ctx: Context): Readonly<Record<string, string>> {
  const { attributes, isFifo } = queue;
  const { visible, inFlight, delayed } = countsOf(queue, ctx);
  const numbers = alwaysReturned.map((name) => [name, String(numberOf(queue, name))]);
  const key = attributes.KmsMasterKeyId;
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAt / 1000)),
    ...Object.fromEntries(numbers),
    ...(key === undefined ? { SqsManagedSseEnabled: 'true' } : { KmsDataKeyReusePeriodSeconds: '300' }),
    ...(isFifo && {
      FifoQueue: 'true',
      ContentBasedDeduplication: 'false',
      DeduplicationScope: 'queue',
      FifoThroughputLimit: 'perQueue',
    }),
    ...attributes,
  };
}
