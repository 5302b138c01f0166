// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html
import type { ImageFailure, ImageIdentifier } from '@aws-sdk/client-ecr';
import type { Operation } from '../../../kernel/context.ts';
import { findImage } from '../find/image.ts';
import { findRepository } from '../find/repository.ts';
import { images, keyOf } from '../state.ts';

export const batchDeleteImage: Operation<'ecr', 'BatchDeleteImage'> = (input, ctx) => {
  const { name } = findRepository(input.repositoryName!, ctx);
  const imageIds: ImageIdentifier[] = [];
  const failures: ImageFailure[] = [];
  for (const id of input.imageIds!) {
    const image = findImage(name, id, ctx);
    if (!image) {
      failures.push({
        imageId: id,
        failureCode: 'ImageNotFound',
        failureReason: 'Requested image not found',
      });
      continue;
    }
    // By tag alone, only the tag goes, until it was the last one.
    const left = id.imageDigest ? [] : image.tags.filter((tag) => tag !== id.imageTag);
    if (left.length > 0) ctx.put(images, keyOf(name, image.digest), { ...image, tags: left });
    else ctx.delete(images, keyOf(name, image.digest));
    imageIds.push({ imageDigest: image.digest, ...(id.imageTag && { imageTag: id.imageTag }) });
  }
  return { imageIds, failures };
};
