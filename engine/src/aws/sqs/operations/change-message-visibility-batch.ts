// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html
import type { Operation } from '../../../kernel/context.ts';
import { missing } from '../faults.ts';
import { requireQueue } from '../find.ts';
import { batch } from '../messages/batch.ts';
import { changeVisibility } from '../messages/change-visibility.ts';

export const changeMessageVisibilityBatch: Operation<'sqs', 'ChangeMessageVisibilityBatch'> = (
  input,
  ctx,
) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  return batch(
    'ChangeMessageVisibilityBatchRequestEntry',
    input.Entries,
    ({ ReceiptHandle, VisibilityTimeout }) => {
      if (VisibilityTimeout === undefined) throw missing('VisibilityTimeout');
      changeVisibility(queue, ReceiptHandle!, VisibilityTimeout, ctx);
      return {};
    },
    ctx,
  );
};
