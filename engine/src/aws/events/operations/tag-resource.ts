// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';
import { rules } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const tagResource: Operation<'events', 'TagResource'> = (input, ctx) => {
  const rule = requireTagged(input.ResourceARN!, ctx);
  ctx.put(rules, rule.name, { ...rule, tags: { ...rule.tags, ...tagsOf(input.Tags) } });
  return {};
};
