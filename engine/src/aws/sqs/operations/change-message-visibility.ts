// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
import type { Operation } from '../../../kernel/context.ts';
import { requireQueue } from '../find.ts';
import { changeVisibility } from '../messages/change-visibility.ts';

export const changeMessageVisibility: Operation<'sqs', 'ChangeMessageVisibility'> = (input, ctx) => {
  changeVisibility(requireQueue(input.QueueUrl, ctx), input.ReceiptHandle!, input.VisibilityTimeout!, ctx);
  return {};
};
