// https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireTopic } from '../find.ts';
import { subscriptions, subscriptionsOfTopic } from '../state.ts';

export const confirmSubscription: Operation<'sns', 'ConfirmSubscription'> = (input, ctx) => {
  const topic = requireTopic(input.TopicArn, ctx);
  const found = ctx.by(subscriptionsOfTopic, topic.arn).find(({ token }) => token === input.Token);
  if (!found) throw invalid('Token');
  const { token: _token, ...confirmed } = found;
  ctx.put(subscriptions, found.arn, confirmed);
  return { SubscriptionArn: found.arn };
};
