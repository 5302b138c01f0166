// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html
import type { Image, ImageFailure } from '@aws-sdk/client-ecr';
import type { Operation } from '../../../kernel/context.ts';
import { findImage } from '../find/image.ts';
import { findRepository } from '../find/repository.ts';

export const batchGetImage: Operation<'ecr', 'BatchGetImage'> = (input, ctx) => {
  const { name } = findRepository(input.repositoryName!, ctx);
  const images: Image[] = [];
  const failures: ImageFailure[] = [];
  for (const id of input.imageIds!) {
    const image = findImage(name, id, ctx);
    if (image) {
      images.push({
        registryId: ctx.account,
        repositoryName: name,
        imageId: { imageDigest: image.digest, ...(id.imageTag && { imageTag: id.imageTag }) },
        imageManifest: Buffer.from(ctx.blobs.get(image.manifestBlob)).toString(),
        imageManifestMediaType: image.mediaType,
      });
    } else {
      failures.push({
        imageId: id,
        failureCode: 'ImageNotFound',
        failureReason: 'Requested image not found',
      });
    }
  }
  return { images, failures };
};
