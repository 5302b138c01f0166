// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';
import { groups } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const tagResource: Operation<'scheduler', 'TagResource'> = (input, ctx) => {
  const group = requireTagged(input.ResourceArn, ctx);
  ctx.put(groups, group.name, { ...group, tags: { ...group.tags, ...tagsOf(input.Tags) } });
  return {};
};
