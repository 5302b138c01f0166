// https://docs.aws.amazon.com/sns/latest/api/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { topics } from '../state.ts';
import { requireTagged } from '../tags.ts';

export const untagResource: Operation<'sns', 'UntagResource'> = (input, ctx) => {
  const topic = requireTagged(input.ResourceArn, ctx);
  const kept = Object.entries(topic.tags).filter(([key]) => !input.TagKeys!.includes(key));
  ctx.put(topics, topic.name, { ...topic, tags: Object.fromEntries(kept) });
  return {};
};
