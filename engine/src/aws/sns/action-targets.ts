// What an alarm or a lifecycle hook can trigger in SNS: a message to a topic.
import type { ActionTarget } from '../../kernel/action-target.ts';

/** Once for each cause: an alarm that stays in its state publishes nothing more. */
const topicTarget: ActionTarget = {
  owns: ({ service, resource }) => service === 'sns' && !resource.includes(':'),
  perform({ arn, isNew, subject, message }, ctx) {
    if (!isNew) return { status: 'ignored', reason: 'was executed when the state began' };
    ctx.call('sns', 'Publish', {
      TopicArn: arn,
      Message: typeof message === 'string' ? message : JSON.stringify(message),
      ...(subject === undefined ? {} : { Subject: subject.slice(0, 100) }),
    });
    return { status: 'performed' };
  },
};

export const actionTargets: readonly ActionTarget[] = [topicTarget];
