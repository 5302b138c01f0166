// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepositoryByArn } from '../find/repository.ts';

export const listTagsForResource: Operation<'ecr', 'ListTagsForResource'> = (input, ctx) => ({
  tags: [...requireRepositoryByArn(input.resourceArn!, ctx).tags],
});
