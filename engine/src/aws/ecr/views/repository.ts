// A repository as ECR returns it.
import type { Repository } from '@aws-sdk/client-ecr';
import type { Context } from '../../../kernel/context.ts';
import type { RepositoryRecord } from '../state.ts';

export function repositoryView(record: RepositoryRecord, ctx: Context): Repository {
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

/** Names the gateway as the registry, so that a container engine on this machine can push to the URI unchanged. */
function repositoryUri(name: string, ctx: Pick<Context, 'endpoint'>): string {
  return `${new URL(ctx.endpoint).host}/${name}`;
}
