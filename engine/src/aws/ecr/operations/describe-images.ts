// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html
import type { Operation } from '../../../kernel/context.ts';
import { imageNotFound } from '../faults.ts';
import { describeId, findImage, shownImage } from '../find/image.ts';
import { findRepository, imagesOf } from '../find/repository.ts';

export const describeImages: Operation<'ecr', 'DescribeImages'> = (input, ctx) => {
  const { name } = findRepository(input.repositoryName!, ctx);
  const status = input.filter?.tagStatus ?? 'ANY';
  const found = input.imageIds
    ? input.imageIds.map((id) => {
        const image = findImage(name, id, ctx);
        if (!image) throw imageNotFound(name, ctx.account, describeId(id));
        return image;
      })
    : imagesOf(name, ctx).filter(({ tags }) => status === 'ANY' || (status === 'TAGGED') === tags.length > 0);
  return { imageDetails: found.map((image) => shownImage(image, ctx)) };
};
