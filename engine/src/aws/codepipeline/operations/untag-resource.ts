// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../tagged.ts';

export const untagResource: Operation<'codepipeline', 'UntagResource'> = (input, ctx) => {
  const tagged = requireTagged(input.resourceArn!, ctx);
  tagged.replace(tagged.tags.filter(({ key }) => !input.tagKeys!.includes(key!)));
  return {};
};
