// https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSubscription } from '../find.ts';
import { subscriptionAttributes } from '../subscriptions/attributes.ts';

export const getSubscriptionAttributes: Operation<'sns', 'GetSubscriptionAttributes'> = (input, ctx) => ({
  Attributes: subscriptionAttributes(requireSubscription(input.SubscriptionArn, ctx), ctx),
});
