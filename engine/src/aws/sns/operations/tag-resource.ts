// https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { topics } from '../state.ts';
import { requireTagged, tagsOf } from '../tags.ts';

export const tagResource: Operation<'sns', 'TagResource'> = (input, ctx) => {
  const topic = requireTagged(input.ResourceArn, ctx);
  ctx.put(topics, topic.name, { ...topic, tags: tagsOf(input.Tags, topic.tags) });
  return {};
};
