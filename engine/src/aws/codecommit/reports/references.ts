// The references of a repository, as the git driver finds them: what has changed becomes state and events. The first
// branch that is pushed becomes the default branch.
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { publishReferenceChange } from '../events.ts';
import { branchesOf } from '../find.ts';
import {
  referenceKey,
  references,
  referencesByRepository,
  repositories,
  repositoriesById,
} from '../state.ts';

export function gitReferences(report: Reports['git/references'], ctx: Context): void {
  const [repository] = ctx.by(repositoriesById, report.repositoryId);
  if (!repository) return;
  const before = new Map(
    ctx.by(referencesByRepository, repository.id).map(({ name, target }) => [name, target] as const),
  );
  const after = new Map(Object.entries(report.references));
  let changes = 0;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, target] = [before.get(name), after.get(name)];
    if (old === target) continue;
    changes += 1;
    const key = referenceKey(repository.id, name);
    if (target === undefined) ctx.delete(references, key);
    else ctx.put(references, key, { repositoryId: repository.id, name, target });
    publishReferenceChange(repository, name, old, target, ctx);
  }
  if (changes === 0) return;
  const branches = branchesOf(repository, ctx);
  const { defaultBranch: kept, ...rest } = repository;
  const defaultBranch =
    kept ?? (repository.seed ? repository.seed.branch : branches.includes('main') ? 'main' : branches[0]);
  ctx.put(repositories, repository.name, {
    ...rest,
    updatedAt: ctx.now,
    ...(defaultBranch === undefined ? {} : { defaultBranch }),
  });
}
