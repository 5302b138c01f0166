// https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html
import type { Operation } from '../../../kernel/context.ts';
import { sequences, subscriptions, subscriptionsOfTopic, topics } from '../state.ts';

/** Succeeds when there is no such topic. Its subscriptions go with it. */
export const deleteTopic: Operation<'sns', 'DeleteTopic'> = (input, ctx) => {
  const topic = ctx.get(topics, input.TopicArn!.split(':').at(-1)!);
  if (!topic || topic.arn !== input.TopicArn) return {};
  for (const { arn } of ctx.by(subscriptionsOfTopic, topic.arn)) ctx.delete(subscriptions, arn);
  if (ctx.get(sequences, topic.name)) ctx.delete(sequences, topic.name);
  ctx.delete(topics, topic.name);
  return {};
};
