// https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { requireTopic } from '../find.ts';
import { subscriptionsOfTopic } from '../state.ts';
import { subscriptionView } from '../views.ts';

export const listSubscriptionsByTopic: Operation<'sns', 'ListSubscriptionsByTopic'> = (input, ctx) => {
  const listed = page(
    ctx.by(subscriptionsOfTopic, requireTopic(input.TopicArn, ctx).arn),
    ({ arn }) => arn,
    100,
    input.NextToken,
  );
  if (!listed) throw invalid('NextToken');
  return { Subscriptions: listed.items.map(subscriptionView(ctx)), NextToken: listed.nextToken };
};
