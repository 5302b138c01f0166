// Images by digest or tag.
import type { ImageFailure, ImageIdentifier } from '@aws-sdk/client-ecr';
import type { Context } from '../../../kernel/context.ts';
import { imageNotFound } from '../faults.ts';
import { type ImageRecord, images, imagesByRepository, keyOf } from '../state.ts';

export function imagesOf(repository: string, ctx: Context): readonly ImageRecord[] {
  return ctx.by(imagesByRepository, repository);
}

/** By digest, by tag, or by a digest that has the tag. */
export function findImage(repository: string, id: ImageIdentifier, ctx: Context): ImageRecord | undefined {
  if (id.imageDigest) {
    const image = ctx.get(images, keyOf(repository, id.imageDigest));
    return id.imageTag && !image?.tags.includes(id.imageTag) ? undefined : image;
  }
  return imagesOf(repository, ctx).find((image) => image.tags.includes(id.imageTag ?? ''));
}

/** @throws ImageNotFoundException */
export function requireImage(repository: string, id: ImageIdentifier, ctx: Context): ImageRecord {
  const image = findImage(repository, id, ctx);
  if (!image) throw imageNotFound(repository, ctx.account, describeId(id));
  return image;
}

/** Why `findImage` found nothing, as the Batch… operations report it. */
export function missingImage(repository: string, id: ImageIdentifier, ctx: Context): ImageFailure {
  const { imageDigest, imageTag } = id;
  if (!imageDigest && !imageTag) {
    return {
      imageId: id,
      failureCode: 'MissingDigestAndTag',
      failureReason: 'Invalid request parameters: both tag and digest cannot be null',
    };
  }
  if (imageDigest && !/^[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+$/.test(imageDigest)) {
    return {
      imageId: id,
      failureCode: 'InvalidImageDigest',
      failureReason:
        "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
    };
  }
  if (imageDigest && ctx.get(images, keyOf(repository, imageDigest))) {
    return {
      imageId: id,
      failureCode: 'ImageTagDoesNotMatchDigest',
      failureReason: 'Requested image tag does not match the digest',
    };
  }
  return { imageId: id, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' };
}

/** `{imageDigest:'…', imageTag:'…'}`, as in ECR's messages. */
function describeId({ imageDigest, imageTag }: ImageIdentifier): string {
  const parts = [imageDigest && `imageDigest:'${imageDigest}'`, imageTag && `imageTag:'${imageTag}'`];
  return `{${parts.filter(Boolean).join(', ')}}`;
}
