// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html
import type { Operation } from '../../../kernel/context.ts';
import { requireQueue } from '../find.ts';
import { batch } from '../messages/batch.ts';
import { deleteReceived } from '../messages/delete.ts';

export const deleteMessageBatch: Operation<'sqs', 'DeleteMessageBatch'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  return batch(
    'DeleteMessageBatchRequestEntry',
    input.Entries,
    ({ ReceiptHandle }) => {
      deleteReceived(queue, ReceiptHandle!, ctx);
      return {};
    },
    ctx,
  );
};
