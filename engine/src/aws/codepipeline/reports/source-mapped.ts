// A repository of a code host has, or no longer has, a repository of this machine that stands for it.
import { mappedRepositories, repositoryKey } from '../../../contracts/source-repositories.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';

export function sourceMapped({ repository, path, by }: Reports['sources/mapped'], ctx: Context): void {
  const key = repositoryKey(repository);
  const before = ctx.get(mappedRepositories, key);
  // What a person has said outranks what the current folder suggests.
  if (by === 'current-folder' && before) return;
  ctx.put(mappedRepositories, key, { repository, path, by, mappedAt: ctx.now });
}

export function sourceUnmapped({ repository }: Reports['sources/unmapped'], ctx: Context): void {
  ctx.delete(mappedRepositories, repositoryKey(repository));
}
