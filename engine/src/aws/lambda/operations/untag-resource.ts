// https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../tagged.ts';

export const untagResource: Operation<'lambda', 'UntagResource'> = (input, ctx) => {
  const tagged = requireTagged(input.Resource, ctx);
  const kept = Object.entries(tagged.tags).filter(([key]) => !input.TagKeys!.includes(key));
  tagged.put(Object.fromEntries(kept));
  return {};
};
