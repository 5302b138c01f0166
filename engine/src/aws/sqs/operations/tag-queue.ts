// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html
import type { Operation } from '../../../kernel/context.ts';
import { requireQueue } from '../find.ts';
import { queues } from '../state.ts';

export const tagQueue: Operation<'sqs', 'TagQueue'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  ctx.put(queues, queue.name, { ...queue, tags: { ...queue.tags, ...input.Tags } });
  return {};
};
