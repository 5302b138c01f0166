// https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTopic } from '../find.ts';
import { subscribe } from '../subscriptions/subscribe.ts';

export const subscribeOperation: Operation<'sns', 'Subscribe'> = (input, ctx) => {
  const topic = requireTopic(input.TopicArn, ctx);
  const { arn, token } = subscribe(
    topic,
    { protocol: input.Protocol!, endpoint: input.Endpoint ?? '', attributes: input.Attributes ?? {} },
    ctx,
  );
  const isShown = token === undefined || input.ReturnSubscriptionArn;
  return { SubscriptionArn: isShown ? arn : 'pending confirmation' };
};
