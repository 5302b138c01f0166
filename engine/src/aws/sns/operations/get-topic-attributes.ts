// https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTopic } from '../find.ts';
import { topicAttributes } from '../topics/attributes.ts';

export const getTopicAttributes: Operation<'sns', 'GetTopicAttributes'> = (input, ctx) => ({
  Attributes: topicAttributes(requireTopic(input.TopicArn, ctx), ctx),
});
