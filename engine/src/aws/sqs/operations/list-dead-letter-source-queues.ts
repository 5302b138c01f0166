// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { queueUrl, requireQueue } from '../find.ts';
import { redrivePolicyOf } from '../queues/attributes.ts';
import { queues } from '../state.ts';

export const listDeadLetterSourceQueues: Operation<'sqs', 'ListDeadLetterSourceQueues'> = (input, ctx) => {
  const { arn } = requireQueue(input.QueueUrl, ctx);
  const sources = ctx.all(queues).filter((each) => redrivePolicyOf(each)?.deadLetterTargetArn === arn);
  const listed = page(sources, ({ name }) => name, input.MaxResults ?? 1000, input.NextToken);
  if (!listed) throw invalid('Invalid or expired next token.');
  return {
    queueUrls: listed.items.map((queue) => queueUrl(queue, ctx)),
    ...(input.MaxResults !== undefined && { NextToken: listed.nextToken }),
  };
};
