// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
import type { Operation } from '../../../kernel/context.ts';
import { purgeInProgress } from '../faults.ts';
import { requireQueue } from '../find.ts';
import { empty } from '../queues/empty.ts';
import { queues } from '../state.ts';

const pauseMs = 60_000;

export const purgeQueue: Operation<'sqs', 'PurgeQueue'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  if (queue.purgedAt !== undefined && ctx.now < queue.purgedAt + pauseMs) throw purgeInProgress(queue.name);
  empty(queue.name, ctx);
  ctx.put(queues, queue.name, { ...queue, purgedAt: ctx.now });
  return {};
};
