import type { Context } from '../../../kernel/context.ts';
import { invalidParameter, repositoryNotFound } from '../faults.ts';
import { type RepositoryRecord, repositories } from '../state.ts';

/** @param registry the account whose registry it is in: one's own when absent. @throws RepositoryNotFoundException */
export function requireRepository(
  name: string,
  ctx: Context,
  registry: string = ctx.account,
): RepositoryRecord {
  const repository = registry === ctx.account ? ctx.get(repositories, name) : undefined;
  if (!repository) throw repositoryNotFound(name, registry);
  return repository;
}

/** @throws InvalidParameterException, RepositoryNotFoundException */
export function requireRepositoryByArn(arn: string, ctx: Context): RepositoryRecord {
  const [, account, name] = /^arn:[\w-]+:ecr:[\w-]*:(\d{12}):repository\/(.+)$/.exec(arn) ?? [];
  if (!account || !name) throw invalidParameter('resourceArn', 'Invalid ARN');
  const repository = requireRepository(name, ctx, account);
  if (ctx.arn('ecr', `repository/${name}`) !== arn) throw repositoryNotFound(name, account);
  return repository;
}
