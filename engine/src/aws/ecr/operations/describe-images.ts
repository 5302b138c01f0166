// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html
import type { Operation } from '../../../kernel/context.ts';
import { imagesOf, requireImage } from '../find/image.ts';
import { requireRepository } from '../find/repository.ts';
import { paged } from '../paging.ts';
import { imageView } from '../views/image.ts';

export const describeImages: Operation<'ecr', 'DescribeImages'> = (input, ctx) => {
  const { name } = requireRepository(input.repositoryName!, ctx, input.registryId);
  if (input.imageIds) {
    return { imageDetails: input.imageIds.map((id) => imageView(requireImage(name, id, ctx), ctx)) };
  }
  const status = input.filter?.tagStatus ?? 'ANY';
  const matching = imagesOf(name, ctx).filter(
    ({ tags }) => status === 'ANY' || (status === 'TAGGED') === tags.length > 0,
  );
  const { items, nextToken } = paged(matching, ({ digest }) => digest, input);
  return { imageDetails: items.map((image) => imageView(image, ctx)), nextToken };
};
