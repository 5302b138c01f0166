// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';
import { rules } from '../state.ts';

export const untagResource: Operation<'events', 'UntagResource'> = (input, ctx) => {
  const rule = requireTagged(input.ResourceARN!, ctx);
  const kept = Object.entries(rule.tags).filter(([key]) => !input.TagKeys!.includes(key));
  ctx.put(rules, rule.name, { ...rule, tags: Object.fromEntries(kept) });
  return {};
};
