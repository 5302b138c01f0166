// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { putTags, requireTagged } from '../find.ts';

export const untagResource: Operation<'events', 'UntagResource'> = (input, ctx) => {
  const tagged = requireTagged(input.ResourceARN!, ctx);
  const kept = Object.entries(tagged.record.tags).filter(([key]) => !input.TagKeys!.includes(key));
  putTags(tagged, Object.fromEntries(kept), ctx);
  return {};
};
