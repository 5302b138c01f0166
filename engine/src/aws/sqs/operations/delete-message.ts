// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
import type { Operation } from '../../../kernel/context.ts';
import { requireQueue } from '../find.ts';
import { deleteReceived } from '../messages/delete.ts';

export const deleteMessage: Operation<'sqs', 'DeleteMessage'> = (input, ctx) => {
  deleteReceived(requireQueue(input.QueueUrl, ctx), input.ReceiptHandle!, ctx);
  return {};
};
