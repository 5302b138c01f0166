// An image as ECR returns it.
import type { ImageDetail } from '@aws-sdk/client-ecr';
import type { Context } from '../../../kernel/context.ts';
import type { ImageRecord } from '../state.ts';

export function imageView(image: ImageRecord, ctx: Context): ImageDetail {
  return {
    registryId: ctx.account,
    repositoryName: image.repository,
    imageDigest: image.digest,
    ...(image.tags.length > 0 && { imageTags: [...image.tags] }),
    imageSizeInBytes: image.sizeBytes,
    imagePushedAt: new Date(image.pushedAt),
    imageManifestMediaType: image.mediaType,
    ...(image.artifactMediaType && { artifactMediaType: image.artifactMediaType }),
  };
}
