// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html
import type { Operation } from '../../../kernel/context.ts';
import { requireQueue } from '../find.ts';
import { empty } from '../queues/empty.ts';
import { deletedQueues, queues, sequences, traffic } from '../state.ts';

export const deleteQueue: Operation<'sqs', 'DeleteQueue'> = (input, ctx) => {
  const { name } = requireQueue(input.QueueUrl, ctx);
  empty(name, ctx);
  ctx.delete(queues, name);
  if (ctx.get(sequences, name)) ctx.delete(sequences, name);
  if (ctx.get(traffic, name)) ctx.delete(traffic, name);
  ctx.put(deletedQueues, name, { at: ctx.now });
  return {};
};
