// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { unknownAttribute } from '../faults.ts';
import { requireQueue } from '../find.ts';
import { attributeNames } from '../queues/attributes.ts';
import { queueAttributes } from '../views.ts';

export const getQueueAttributes: Operation<'sqs', 'GetQueueAttributes'> = (input, ctx) => {
  const queue = requireQueue(input.QueueUrl, ctx);
  const asked: readonly string[] = input.AttributeNames ?? [];
  const unknown = asked.find((name) => !attributeNames.includes(name));
  if (unknown !== undefined) throw unknownAttribute(unknown);
  const all = queueAttributes(queue, ctx);
  if (asked.includes('All')) return { Attributes: all };
  const chosen = Object.entries(all).filter(([name]) => asked.includes(name));
  return chosen.length > 0 ? { Attributes: Object.fromEntries(chosen) } : {};
};
