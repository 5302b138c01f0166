// https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { topics } from '../state.ts';
import { tagsOf } from '../tags.ts';
import { checkTopicAttribute } from '../topics/attributes.ts';

export const createTopic: Operation<'sns', 'CreateTopic'> = (input, ctx) => {
  const name = input.Name!;
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(name.replace(/\.fifo$/, '')) || name.length > 256)
    throw invalid('Topic Name');
  const { FifoTopic, ...attributes } = input.Attributes ?? {};
  for (const [key, value] of Object.entries(attributes))
    checkTopicAttribute(key, value, FifoTopic === 'true');
  if ((FifoTopic === 'true') !== name.endsWith('.fifo'))
    throw invalid(
      FifoTopic === 'true' ? 'Topic Name Reason: FIFO topic names must end with .fifo' : 'Topic Name',
    );
  const tags = tagsOf(input.Tags);
  const existing = ctx.get(topics, name);
  if (existing) {
    if (input.Tags?.length && !same(existing.tags, tags))
      throw invalid('Tags Reason: Topic already exists with different tags');
    if (Object.entries(attributes).some(([key, value]) => existing.attributes[key] !== value))
      throw invalid('Attributes Reason: Topic already exists with different attributes');
    return { TopicArn: existing.arn };
  }
  const arn = ctx.arn('sns', name);
  const fifo: Record<string, string> =
    FifoTopic === 'true' ? { FifoTopic, ContentBasedDeduplication: 'false' } : {};
  ctx.put(topics, name, { name, arn, attributes: { ...fifo, ...attributes }, tags, deleted: 0 });
  return { TopicArn: arn };
};

const same = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([key, value]) => b[key] === value);
