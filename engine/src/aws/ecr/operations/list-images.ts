// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImages.html
import type { ImageIdentifier } from '@aws-sdk/client-ecr';
import type { Operation } from '../../../kernel/context.ts';
import { imagesOf } from '../find/image.ts';
import { requireRepository } from '../find/repository.ts';
import { paged } from '../paging.ts';

/** One entry for each tag, and one for each image without tags. */
export const listImages: Operation<'ecr', 'ListImages'> = (input, ctx) => {
  const { name } = requireRepository(input.repositoryName!, ctx, input.registryId);
  const status = input.filter?.tagStatus ?? 'ANY';
  const matching = imagesOf(name, ctx)
    .flatMap(({ digest, tags }): ImageIdentifier[] =>
      tags.length > 0
        ? tags.map((imageTag) => ({ imageDigest: digest, imageTag }))
        : [{ imageDigest: digest }],
    )
    .filter(({ imageTag }) => status === 'ANY' || (status === 'TAGGED') === Boolean(imageTag));
  const key = ({ imageDigest, imageTag = '' }: ImageIdentifier) => `${imageDigest} ${imageTag}`;
  const { items, nextToken } = paged(matching, key, input);
  return { imageIds: items, nextToken };
};
