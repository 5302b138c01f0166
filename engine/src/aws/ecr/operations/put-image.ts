// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html

import { createHash } from 'node:crypto';
import type { Context, Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { compileWildcards } from '../../../kernel/wildcards.ts';
import { publishImageAction } from '../events.ts';
import { digestMismatch, imageExists, invalidParameter, layersNotFound, tagExists } from '../faults.ts';
import { imagesOf } from '../find/image.ts';
import { requireRepository } from '../find/repository.ts';
import { type Manifest, parseManifest } from '../manifest.ts';
import { quotas } from '../quotas.ts';
import {
  type ImageRecord,
  images,
  imagesByRepository,
  keyOf,
  layers,
  type RepositoryRecord,
} from '../state.ts';

export const putImage: Operation<'ecr', 'PutImage'> = (input, ctx) => {
  const repository = requireRepository(input.repositoryName!, ctx, input.registryId);
  const { name } = repository;
  const text = input.imageManifest!;
  const manifest = parseManifest(text);
  if (!manifest) throw invalidParameter('ImageManifest', 'Invalid JSON syntax');
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  if (input.imageDigest && input.imageDigest !== digest) throw digestMismatch();
  const sizeBytes = requireContents(name, manifest, ctx);

  const existing = ctx.get(images, keyOf(name, digest));
  const tag = input.imageTag;
  if (existing && (!tag || existing.tags.includes(tag)))
    throw imageExists(name, ctx.account, digest, tag ?? '');
  if (!existing) checkQuota(ctx, quotas.imagesPerRepository, ctx.countBy(imagesByRepository, name) + 1);
  if (tag) checkQuota(ctx, quotas.tagsPerImage, (existing?.tags.length ?? 0) + 1);
  const holder = tag && imagesOf(name, ctx).find((image) => image.tags.includes(tag));
  if (holder) {
    if (isImmutable(repository, tag)) throw tagExists(name, tag);
    ctx.put(images, keyOf(name, holder.digest), { ...holder, tags: holder.tags.filter((t) => t !== tag) });
  }

  const mediaType =
    input.imageManifestMediaType ??
    manifest.mediaType ??
    'application/vnd.docker.distribution.manifest.v2+json';
  const record: ImageRecord = {
    repository: name,
    digest,
    tags: [...(existing?.tags ?? []), ...(tag ? [tag] : [])],
    mediaType,
    ...(manifest.config?.mediaType && { artifactMediaType: manifest.config.mediaType }),
    manifestBlob: ctx.blobs.put(Buffer.from(text)),
    sizeBytes,
    pushedAt: ctx.now,
  };
  ctx.put(images, keyOf(name, digest), record);
  publishImageAction('PUSH', name, digest, tag, ctx);
  return {
    image: {
      registryId: ctx.account,
      repositoryName: name,
      imageId: { imageDigest: digest, ...(tag && { imageTag: tag }) },
      imageManifest: text,
      imageManifestMediaType: mediaType,
    },
  };
};

/** The size of what the manifest refers to. @throws LayersNotFoundException when some of it was never pushed. */
function requireContents(name: string, manifest: Manifest, ctx: Context): number {
  const blobs = [...(manifest.config ? [manifest.config] : []), ...(manifest.layers ?? [])];
  const missing = [
    ...blobs.filter(({ digest }) => !ctx.get(layers, keyOf(name, digest))),
    ...(manifest.manifests ?? []).filter(({ digest }) => !ctx.get(images, keyOf(name, digest))),
  ];
  if (missing.length > 0) throw layersNotFound(name, missing.map(({ digest }) => `'${digest}'`).join(', '));
  return blobs.reduce((sum, { digest }) => sum + (ctx.get(layers, keyOf(name, digest))?.sizeBytes ?? 0), 0);
}

function isImmutable({ tagMutability, exclusionFilters }: RepositoryRecord, tag: string): boolean {
  const excluded = exclusionFilters.some(({ filter = '' }) =>
    compileWildcards(filter, { question: false })(tag),
  );
  if (tagMutability === 'IMMUTABLE_WITH_EXCLUSION') return !excluded;
  if (tagMutability === 'MUTABLE_WITH_EXCLUSION') return excluded;
  return tagMutability === 'IMMUTABLE';
}
