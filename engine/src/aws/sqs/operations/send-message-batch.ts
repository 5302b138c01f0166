// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
import type { Operation } from '../../../kernel/context.ts';
import { batchTooLong } from '../faults.ts';
import { requireQueue } from '../find.ts';
import { accept } from '../messages/accept.ts';
import { batch } from '../messages/batch.ts';

const maxBytes = 1_048_576;

export const sendMessageBatch: Operation<'sqs', 'SendMessageBatch'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  const bytes = (input.Entries ?? []).reduce(
    (sum, { MessageBody = '' }) => sum + Buffer.byteLength(MessageBody),
    0,
  );
  if (bytes > maxBytes) throw batchTooLong(bytes);
  return batch(
    'SendMessageBatchRequestEntry',
    input.Entries,
    ({ Id: _Id, ...message }) => {
      const { MessageId, MD5OfMessageBody, ...others } = accept(queue, message, ctx);
      return { MessageId: MessageId!, MD5OfMessageBody: MD5OfMessageBody!, ...others };
    },
    ctx,
  );
};
