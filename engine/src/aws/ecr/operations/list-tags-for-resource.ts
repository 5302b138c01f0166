// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { findByArn } from '../find-tagged.ts';

export const listTagsForResource: Operation<'ecr', 'ListTagsForResource'> = (input, ctx) => ({
  tags: [...findByArn(input.resourceArn!, ctx).tags],
});
