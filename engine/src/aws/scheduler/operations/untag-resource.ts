// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';
import { groups } from '../state.ts';

export const untagResource: Operation<'scheduler', 'UntagResource'> = (input, ctx) => {
  const group = requireTagged(input.ResourceArn, ctx);
  const kept = Object.entries(group.tags).filter(([key]) => !input.TagKeys!.includes(key));
  ctx.put(groups, group.name, { ...group, tags: Object.fromEntries(kept) });
  return {};
};
