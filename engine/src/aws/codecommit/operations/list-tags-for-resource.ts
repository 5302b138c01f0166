// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';

export const listTagsForResource: Operation<'codecommit', 'ListTagsForResource'> = (input, ctx) => ({
  tags: { ...requireTagged(input.resourceArn!, ctx).tags },
});
