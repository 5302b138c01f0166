// Repositories and files as the API returns them.
import type { FileModeTypeEnum, RepositoryMetadata } from '@aws-sdk/client-codecommit';
import type { Context } from '../../kernel/context.ts';
import type { RepositoryRecord } from './state.ts';

export const repositoryView = (
  repository: RepositoryRecord,
  ctx: Pick<Context, 'account' | 'region' | 'endpoint'>,
): RepositoryMetadata => ({
  accountId: ctx.account,
  repositoryId: repository.id,
  repositoryName: repository.name,
  repositoryDescription: repository.description,
  defaultBranch: repository.defaultBranch,
  lastModifiedDate: new Date(repository.updatedAt),
  creationDate: new Date(repository.createdAt),
  cloneUrlHttp: cloneUrl(repository.name, ctx),
  cloneUrlSsh: `ssh://git-codecommit.${ctx.region}.amazonaws.com/v1/repos/${repository.name}`,
  Arn: repository.arn,
  kmsKeyId: repository.kmsKeyId,
});

/** On AWS it is `https://git-codecommit.<region>.amazonaws.com/v1/repos/<name>`; here it is one of this engine. */
export const cloneUrl = (name: string, { endpoint, region }: Pick<Context, 'endpoint' | 'region'>): string =>
  `${endpoint}/codecommit/${region}/v1/repos/${name}`;

const modes: ReadonlyMap<string, FileModeTypeEnum> = new Map([
  ['100755', 'EXECUTABLE'],
  ['120000', 'SYMLINK'],
]);

export const fileMode = (gitMode: string): FileModeTypeEnum => modes.get(gitMode) ?? 'NORMAL';

export const gitMode = (mode: FileModeTypeEnum): string =>
  mode === 'EXECUTABLE' ? '100755' : mode === 'SYMLINK' ? '120000' : '100644';

/** The API's paths have no leading slash. */
export const bare = (path: string): string => path.replace(/^\/+|\/+$/g, '');
