// https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSubscription } from '../find.ts';
import { subscriptions } from '../state.ts';
import { checkSubscriptionAttribute } from '../subscriptions/attributes.ts';

export const setSubscriptionAttributes: Operation<'sns', 'SetSubscriptionAttributes'> = (input, ctx) => {
  const subscription = requireSubscription(input.SubscriptionArn, ctx);
  const { AttributeName: name = '', AttributeValue: value = '' } = input;
  checkSubscriptionAttribute(name, value, subscription.attributes);
  const { [name]: _before, ...others } = subscription.attributes;
  const attributes = value === '' ? others : { ...others, [name]: value };
  ctx.put(subscriptions, subscription.arn, { ...subscription, attributes });
  return {};
};
