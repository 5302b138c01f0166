// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
// On AWS it may take a minute until a change holds everywhere; here it holds at once.
import type { Operation } from '../../../kernel/context.ts';
import { unknownAttribute } from '../faults.ts';
import { requireQueue } from '../find.ts';
import { checkAttributes, checkThroughput, merged } from '../queues/attributes.ts';
import { queues } from '../state.ts';

export const setQueueAttributes: Operation<'sqs', 'SetQueueAttributes'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  const { FifoQueue, ...given } = input.Attributes ?? {};
  if (FifoQueue !== undefined && !(queue.isFifo && FifoQueue === 'true')) throw unknownAttribute('FifoQueue');
  checkAttributes(given, queue, ctx);
  const attributes = merged(queue.attributes, given);
  checkThroughput(attributes);
  ctx.put(queues, queue.name, { ...queue, attributes, modifiedAt: ctx.now });
  return {};
};
