// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html
import type { Operation } from '../../../kernel/context.ts';
import { findRepository, shownRepository } from '../find/repository.ts';
import { repositories } from '../state.ts';

export const describeRepositories: Operation<'ecr', 'DescribeRepositories'> = (input, ctx) => {
  const named = input.repositoryNames?.map((name) => findRepository(name, ctx));
  const all = named ?? ctx.all(repositories).sort((a, b) => a.name.localeCompare(b.name));
  return { repositories: all.map((record) => shownRepository(record, ctx)) };
};
