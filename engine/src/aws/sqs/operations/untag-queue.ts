// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html
import type { Operation } from '../../../kernel/context.ts';
import { requireQueue } from '../find.ts';
import { queues } from '../state.ts';

export const untagQueue: Operation<'sqs', 'UntagQueue'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  const kept = Object.entries(queue.tags).filter(([key]) => !input.TagKeys!.includes(key));
  ctx.put(queues, queue.name, { ...queue, tags: Object.fromEntries(kept) });
  return {};
};
