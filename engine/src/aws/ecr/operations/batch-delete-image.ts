// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html
import type { ImageFailure, ImageIdentifier } from '@aws-sdk/client-ecr';
import type { Context, Operation } from '../../../kernel/context.ts';
import { publishImageAction } from '../events.ts';
import { findImage, imagesOf, missingImage } from '../find/image.ts';
import { requireRepository } from '../find/repository.ts';
import { parseManifest } from '../manifest.ts';
import { images, keyOf } from '../state.ts';

export const batchDeleteImage: Operation<'ecr', 'BatchDeleteImage'> = (input, ctx) => {
  const { name } = requireRepository(input.repositoryName!, ctx, input.registryId);
  const imageIds: ImageIdentifier[] = [];
  const failures: ImageFailure[] = [];
  for (const id of input.imageIds!) {
    const image = findImage(name, id, ctx);
    if (!image) {
      failures.push(missingImage(name, id, ctx));
      continue;
    }
    // A tag without a digest removes only the tag, unless it is the image's last.
    const removed = id.imageDigest ? image.tags : [id.imageTag!];
    const remaining = image.tags.filter((tag) => !removed.includes(tag));
    const lists = remaining.length > 0 ? [] : listsWith(name, image.digest, ctx);
    if (lists.length > 0) {
      failures.push({
        imageId: id,
        failureCode: 'ImageReferencedByManifestList',
        failureReason: `Requested image referenced by manifest list: [${lists.join(', ')}]`,
      });
      continue;
    }
    if (remaining.length > 0) ctx.put(images, keyOf(name, image.digest), { ...image, tags: remaining });
    else ctx.delete(images, keyOf(name, image.digest));
    for (const tag of removed.length > 0 ? removed : [undefined]) {
      imageIds.push({ imageDigest: image.digest, ...(tag && { imageTag: tag }) });
      publishImageAction('DELETE', name, image.digest, tag, ctx);
    }
  }
  return { imageIds, failures };
};

/** The digests of the manifest lists that an image is in. */
function listsWith(repository: string, digest: string, ctx: Context): string[] {
  return imagesOf(repository, ctx)
    .filter(({ manifestBlob }) => {
      const manifest = parseManifest(Buffer.from(ctx.blobs.get(manifestBlob)).toString());
      return manifest?.manifests?.some((entry) => entry.digest === digest);
    })
    .map((list) => list.digest);
}
