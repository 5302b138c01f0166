// Lookups by ARN.
import type { Context } from '../../kernel/context.ts';
import { invalid, subscriptionNotFound, topicNotFound } from './faults.ts';
import { type SubscriptionRecord, subscriptions, type TopicRecord, topics } from './state.ts';

/** @throws NotFound, InvalidParameter */
export function requireTopic(arn: string | undefined, ctx: Context): TopicRecord {
  const parts = (arn ?? '').split(':');
  if (parts.length < 6) {
    throw invalid(`TopicArn Reason: An ARN must have at least 6 elements, not ${parts.length}`);
  }
  const found = ctx.get(topics, parts.slice(5).join(':'));
  if (found?.arn !== arn) throw topicNotFound();
  return found!;
}

/** @throws NotFound, InvalidParameter */
export function requireSubscription(arn: string | undefined, ctx: Context): SubscriptionRecord {
  const found = findSubscription(arn, ctx);
  if (!found) throw subscriptionNotFound();
  return found;
}

/** @throws InvalidParameter for what is no ARN */
export function findSubscription(arn: string | undefined, ctx: Context): SubscriptionRecord | undefined {
  const parts = (arn ?? '').split(':');
  if (parts.length < 6) {
    throw invalid(`SubscriptionArn Reason: An ARN must have at least 6 elements, not ${parts.length}`);
  }
  return ctx.get(subscriptions, arn!);
}
