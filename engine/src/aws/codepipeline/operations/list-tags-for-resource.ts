// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { findTagged } from '../find.ts';

export const listTagsForResource: Operation<'codepipeline', 'ListTagsForResource'> = (input, ctx) => ({
  tags: [...findTagged(input.resourceArn!, ctx).tags],
});
