// Images by digest or tag, and what a manifest refers to.
import type { ImageDetail, ImageIdentifier } from '@aws-sdk/client-ecr';
import type { Context } from '../../../kernel/context.ts';
import { type ImageRecord, images, keyOf } from '../state.ts';
import { imagesOf } from './repository.ts';

export function findImage(repository: string, id: ImageIdentifier, ctx: Context): ImageRecord | undefined {
  if (id.imageDigest) {
    const image = ctx.get(images, keyOf(repository, id.imageDigest));
    return id.imageTag && !image?.tags.includes(id.imageTag) ? undefined : image;
  }
  return imagesOf(repository, ctx).find((image) => image.tags.includes(id.imageTag ?? ''));
}

/** `{imageDigest:'…', imageTag:'…'}`, as ECR's messages name an image. */
export function describeId({ imageDigest, imageTag }: ImageIdentifier): string {
  const parts = [imageDigest && `imageDigest:'${imageDigest}'`, imageTag && `imageTag:'${imageTag}'`];
  return `{${parts.filter(Boolean).join(', ')}}`;
}

export function shownImage(image: ImageRecord, ctx: Context): ImageDetail {
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

export interface Manifest {
  readonly mediaType?: string;
  readonly config?: { readonly digest: string; readonly size?: number; readonly mediaType?: string };
  readonly layers?: readonly { readonly digest: string; readonly size?: number }[];
  readonly manifests?: readonly { readonly digest: string; readonly size?: number }[];
}

/** Undefined when the text is no image manifest. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(text) as Manifest & { schemaVersion?: number };
    return manifest.schemaVersion === 2 ? manifest : undefined;
  } catch {
    return undefined;
  }
}
