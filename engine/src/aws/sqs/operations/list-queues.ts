// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { queueUrl } from '../find.ts';
import { queues } from '../state.ts';

export const listQueues: Operation<'sqs', 'ListQueues'> = (input, ctx) => {
  const { QueueNamePrefix: prefix = '', MaxResults, NextToken } = input;
  if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > 1000))
    throw invalid(
      `Value ${MaxResults} for parameter MaxResults is invalid. Reason: Must be between 1 and 1000, if provided.`,
    );
  const found = ctx.all(queues).filter(({ name }) => name.startsWith(prefix));
  const listed = page(found, ({ name }) => name, MaxResults ?? 1000, NextToken);
  if (!listed) throw invalid('Invalid or expired next token.');
  return {
    ...(listed.items.length > 0 && { QueueUrls: listed.items.map((queue) => queueUrl(queue, ctx)) }),
    // Only those who ask for pages get them.
    ...(MaxResults !== undefined && { NextToken: listed.nextToken }),
  };
};
