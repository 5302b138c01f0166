// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImages.html
import type { ImageIdentifier } from '@aws-sdk/client-ecr';
import type { Operation } from '../../../kernel/context.ts';
import { findRepository, imagesOf } from '../find/repository.ts';

export const listImages: Operation<'ecr', 'ListImages'> = (input, ctx) => {
  const { name } = findRepository(input.repositoryName!, ctx);
  const status = input.filter?.tagStatus ?? 'ANY';
  const imageIds = imagesOf(name, ctx).flatMap(({ digest, tags }): ImageIdentifier[] =>
    tags.length > 0 ? tags.map((imageTag) => ({ imageDigest: digest, imageTag })) : [{ imageDigest: digest }],
  );
  return {
    imageIds: imageIds.filter(
      ({ imageTag }) => status === 'ANY' || (status === 'TAGGED') === Boolean(imageTag),
    ),
  };
};
