// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html
import type { Operation } from '../../../kernel/context.ts';
import { queueNotFound } from '../faults.ts';
import { queueUrl, requireQueue } from '../find.ts';

export const getQueueUrl: Operation<'sqs', 'GetQueueUrl'> = (input, ctx) => {
  const { QueueOwnerAWSAccountId: owner = ctx.account } = input;
  if (owner !== ctx.account) throw queueNotFound();
  return { QueueUrl: queueUrl(requireQueue(input.QueueName, ctx), ctx) };
};
