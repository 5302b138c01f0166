// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireQueue } from '../find.ts';
import { queues } from '../state.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html */
const maxTags = 50;

export const tagQueue: Operation<'sqs', 'TagQueue'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  const tags = { ...queue.tags, ...input.Tags };
  if (Object.keys(tags).length > maxTags) throw invalid(`Too many tags added for queue ${queue.name}.`);
  ctx.put(queues, queue.name, { ...queue, tags });
  return {};
};
