// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
import type { Operation } from '../../../kernel/context.ts';
import { deletedRecently, invalid, queueExists, unknownAttribute } from '../faults.ts';
import { queueUrl } from '../find.ts';
import { checkAttributes, checkThroughput, merged } from '../queues/attributes.ts';
import { deletedQueues, queues } from '../state.ts';
import { access } from '../traffic.ts';

const reuseMs = 60_000;

export const createQueue: Operation<'sqs', 'CreateQueue'> = (input, ctx) => {
  const name = input.QueueName!;
  const { FifoQueue, ...attributes } = input.Attributes ?? {};
  const isFifo = FifoQueue === 'true';
  checkName(name, isFifo);
  if (FifoQueue !== undefined && !isFifo) throw unknownAttribute('FifoQueue');
  checkAttributes(attributes, { isFifo, arn: ctx.arn('sqs', name) }, ctx);
  checkThroughput(attributes);
  const existing = ctx.get(queues, name);
  if (existing) {
    const other = Object.entries(attributes).find(([key, value]) => existing.attributes[key] !== value);
    if (other) throw queueExists(other[0]);
    access(existing, ctx);
    return { QueueUrl: queueUrl(existing, ctx) };
  }
  const deleted = ctx.get(deletedQueues, name);
  if (deleted && ctx.now < deleted.at + reuseMs) throw deletedRecently();
  if (deleted) ctx.delete(deletedQueues, name);
  const made = {
    name,
    arn: ctx.arn('sqs', name),
    isFifo,
    attributes: merged({}, attributes),
    createdAt: ctx.now,
    modifiedAt: ctx.now,
    tags: input.tags ?? {},
  };
  ctx.put(queues, name, made);
  access(made, ctx);
  return { QueueUrl: queueUrl(made, ctx) };
};

function checkName(name: string, isFifo: boolean): void {
  if (isFifo && !/^[A-Za-z0-9_-]{1,75}\.fifo$/.test(name))
    throw invalid(
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    );
  if (!isFifo && !/^[A-Za-z0-9_-]{1,80}$/.test(name))
    throw invalid('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
}
