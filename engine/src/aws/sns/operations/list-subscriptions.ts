// https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { subscriptions } from '../state.ts';
import { subscriptionView } from '../views.ts';

export const listSubscriptions: Operation<'sns', 'ListSubscriptions'> = (input, ctx) => {
  const listed = page(ctx.all(subscriptions), ({ arn }) => arn, 100, input.NextToken);
  if (!listed) throw invalid('NextToken');
  return { Subscriptions: listed.items.map(subscriptionView(ctx)), NextToken: listed.nextToken };
};
