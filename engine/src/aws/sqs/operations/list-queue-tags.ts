// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requireQueue } from '../find.ts';

export const listQueueTags: Operation<'sqs', 'ListQueueTags'> = (input, ctx) => {
  const { tags } = requireQueue(input.QueueUrl, ctx);
  return Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {};
};
