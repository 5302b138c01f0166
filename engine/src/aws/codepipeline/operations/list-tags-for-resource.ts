// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../tagged.ts';

export const listTagsForResource: Operation<'codepipeline', 'ListTagsForResource'> = (input, ctx) => ({
  tags: [...requireTagged(input.resourceArn!, ctx).tags],
});
