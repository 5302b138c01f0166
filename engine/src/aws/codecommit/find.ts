// Looks up repositories and their branches.
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { branchNotFound, invalidArn, repositoryNotFound } from './faults.ts';
import {
  branchReference,
  type ReferenceRecord,
  type RepositoryRecord,
  referenceKey,
  references,
  referencesByRepository,
  repositories,
} from './state.ts';

export function requireRepository(name: string, state: Pick<Reader, 'get'>): RepositoryRecord {
  const repository = state.get(repositories, name);
  if (!repository) throw repositoryNotFound(name);
  return repository;
}

export function requireTagged(arn: string, ctx: Context): RepositoryRecord {
  const name = /^arn:[^:]*:codecommit:[^:]*:[^:]*:([\w.-]+)$/.exec(arn)?.[1];
  if (!name) throw invalidArn(arn);
  return requireRepository(name, ctx);
}

export const findBranch = (
  { id }: RepositoryRecord,
  branch: string,
  state: Pick<Reader, 'get'>,
): ReferenceRecord | undefined => state.get(references, referenceKey(id, branchReference(branch)));

export function requireBranch(
  repository: RepositoryRecord,
  branch: string,
  state: Pick<Reader, 'get'>,
): ReferenceRecord {
  const found = findBranch(repository, branch, state);
  if (!found) throw branchNotFound(branch);
  return found;
}

/** Their names, in order. */
export const branchesOf = ({ id }: RepositoryRecord, state: Pick<Reader, 'by'>): string[] =>
  state
    .by(referencesByRepository, id)
    .flatMap(({ name }) => (name.startsWith('refs/heads/') ? [name.slice('refs/heads/'.length)] : []))
    .sort();
