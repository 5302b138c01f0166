// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTaggedPipeline } from '../find.ts';

export const listTagsForResource: Operation<'codepipeline', 'ListTagsForResource'> = (input, ctx) => ({
  tags: [...requireTaggedPipeline(input.resourceArn!, ctx).tags],
});
