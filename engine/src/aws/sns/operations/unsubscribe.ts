// https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html
import type { Operation } from '../../../kernel/context.ts';
import { findSubscription } from '../find.ts';
import { subscriptions, topics } from '../state.ts';

/** Succeeds when there is no such subscription. */
export const unsubscribe: Operation<'sns', 'Unsubscribe'> = (input, ctx) => {
  const found = findSubscription(input.SubscriptionArn, ctx);
  if (!found) return {};
  ctx.delete(subscriptions, found.arn);
  const topic = ctx.get(topics, found.topicArn.split(':').at(-1)!);
  if (topic) ctx.put(topics, topic.name, { ...topic, deleted: topic.deleted + 1 });
  return {};
};
