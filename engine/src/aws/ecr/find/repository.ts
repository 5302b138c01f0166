// A repository by name, and as ECR shows it.
import type { Repository } from '@aws-sdk/client-ecr';
import type { Context } from '../../../kernel/context.ts';
import { repositoryNotFound } from '../faults.ts';
import { type ImageRecord, images, type RepositoryRecord, repositories } from '../state.ts';

export function findRepository(name: string, ctx: Context): RepositoryRecord {
  const repository = ctx.get(repositories, name);
  if (!repository) throw repositoryNotFound(name, ctx.account);
  return repository;
}

export function imagesOf(repository: string, ctx: Context): ImageRecord[] {
  return ctx.all(images).filter((image) => image.repository === repository);
}

export function shownRepository(record: RepositoryRecord, ctx: Context): Repository {
  return {
    repositoryArn: record.arn,
    registryId: ctx.account,
    repositoryName: record.name,
    repositoryUri: repositoryUri(record.name, ctx),
    createdAt: new Date(record.createdAt),
    imageTagMutability: record.tagMutability,
    ...(record.exclusionFilters.length > 0 && {
      imageTagMutabilityExclusionFilters: [...record.exclusionFilters],
    }),
    imageScanningConfiguration: record.scanning,
    encryptionConfiguration: {
      encryptionType: record.encryptionType as 'AES256',
      ...(record.kmsKey && { kmsKey: record.kmsKey }),
    },
  };
}

/** The gateway is the registry: a container engine on this machine can push to it as it stands. */
export function repositoryUri(name: string, ctx: Pick<Context, 'endpoint'>): string {
  return `${new URL(ctx.endpoint).host}/${name}`;
}
