// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
import type { Operation } from '../../../kernel/context.ts';
import { requireQueue } from '../find.ts';
import { accept } from '../messages/accept.ts';

export const sendMessage: Operation<'sqs', 'SendMessage'> = ({ QueueUrl, ...message }, ctx) =>
  accept(requireQueue(QueueUrl, ctx), message, ctx);
