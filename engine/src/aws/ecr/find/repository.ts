import type { Context } from '../../../kernel/context.ts';
import { invalidParameter, repositoryNotFound } from '../faults.ts';
import { type RepositoryRecord, repositories } from '../state.ts';

/** @throws RepositoryNotFoundException */
export function requireRepository(name: string, ctx: Context): RepositoryRecord {
  const repository = ctx.get(repositories, name);
  if (!repository) throw repositoryNotFound(name, ctx.account);
  return repository;
}

/** @throws InvalidParameterException, RepositoryNotFoundException */
export function requireRepositoryByArn(arn: string, ctx: Context): RepositoryRecord {
  const name = /:repository\/(.+)$/.exec(arn)?.[1];
  if (!name) throw invalidParameter('resourceArn', 'Invalid ARN');
  return requireRepository(name, ctx);
}
