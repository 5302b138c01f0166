// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html
import type { Image, ImageFailure } from '@aws-sdk/client-ecr';
import type { Operation } from '../../../kernel/context.ts';
import { findImage, missingImage } from '../find/image.ts';
import { requireRepository } from '../find/repository.ts';

export const batchGetImage: Operation<'ecr', 'BatchGetImage'> = (input, ctx) => {
  const { name } = requireRepository(input.repositoryName!, ctx, input.registryId);
  const images: Image[] = [];
  const failures: ImageFailure[] = [];
  for (const id of input.imageIds!) {
    const image = findImage(name, id, ctx);
    if (!image) {
      failures.push(missingImage(name, id, ctx));
      continue;
    }
    images.push({
      registryId: ctx.account,
      repositoryName: name,
      imageId: { imageDigest: image.digest, ...(id.imageTag && { imageTag: id.imageTag }) },
      imageManifest: Buffer.from(ctx.blobs.get(image.manifestBlob)).toString(),
      imageManifestMediaType: image.mediaType,
    });
  }
  return { images, failures };
};
