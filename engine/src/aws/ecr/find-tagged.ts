// Tags belong to repositories, named by their ARN.
import type { Context } from '../../kernel/context.ts';
import { invalidParameter } from './faults.ts';
import { findRepository } from './find/repository.ts';
import type { RepositoryRecord } from './state.ts';

export function findByArn(arn: string, ctx: Context): RepositoryRecord {
  const name = /:repository\/(.+)$/.exec(arn)?.[1];
  if (!name)
    throw invalidParameter(`Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'`);
  return findRepository(name, ctx);
}
