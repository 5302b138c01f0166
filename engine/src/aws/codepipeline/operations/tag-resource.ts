// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requireTagged } from '../tagged.ts';

export const tagResource: Operation<'codepipeline', 'TagResource'> = (input, ctx) => {
  const tagged = requireTagged(input.resourceArn!, ctx);
  const kept = tagged.tags.filter(({ key }) => !input.tags!.some((tag) => tag.key === key));
  tagged.replace(plain([...kept, ...input.tags!]));
  return {};
};
