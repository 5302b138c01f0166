// https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTopic } from '../find.ts';
import { topics } from '../state.ts';
import { checkTopicAttribute } from '../topics/attributes.ts';

export const setTopicAttributes: Operation<'sns', 'SetTopicAttributes'> = (input, ctx) => {
  const topic = requireTopic(input.TopicArn, ctx);
  const { AttributeName: name = '', AttributeValue: value = '' } = input;
  checkTopicAttribute(name, value, topic.attributes.FifoTopic === 'true');
  const { [name]: _before, ...others } = topic.attributes;
  // A policy that is set to nothing is the default again.
  const attributes = value === '' && name.endsWith('Policy') ? others : { ...others, [name]: value };
  ctx.put(topics, topic.name, { ...topic, attributes });
  return {};
};
