// What a rule can trigger in SQS: a message to a queue.
import type { ActionTarget } from '../../kernel/action-target.ts';
import { findByArn, queueUrl } from './find.ts';

/** Once for each cause: an alarm that stays in its state sends nothing more. */
const queueTarget: ActionTarget = {
  owns: ({ service }) => service === 'sqs',
  perform({ arn, isNew, message, messageGroupId }, ctx) {
    if (!isNew) return { status: 'ignored', reason: 'was executed when the state began' };
    const queue = findByArn(arn, ctx);
    if (!queue) return { status: 'failed', reason: `could not be executed: no queue is called ${arn}` };
    ctx.call('sqs', 'SendMessage', {
      QueueUrl: queueUrl(queue, ctx),
      MessageBody: typeof message === 'string' ? message : JSON.stringify(message),
      ...(messageGroupId !== undefined && { MessageGroupId: messageGroupId }),
    });
    return { status: 'performed' };
  },
};

export const actionTargets: readonly ActionTarget[] = [queueTarget];
