// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find/repository.ts';
import { paged } from '../paging.ts';
import { repositories } from '../state.ts';
import { repositoryView } from '../views/repository.ts';

export const describeRepositories: Operation<'ecr', 'DescribeRepositories'> = (input, ctx) => {
  if (input.repositoryNames) {
    return {
      repositories: input.repositoryNames.map((name) =>
        repositoryView(requireRepository(name, ctx, input.registryId), ctx),
      ),
    };
  }
  // Nobody else's registry has anything to show.
  if (input.registryId !== undefined && input.registryId !== ctx.account) return { repositories: [] };
  const { items, nextToken } = paged(ctx.all(repositories), ({ name }) => name, input);
  return { repositories: items.map((record) => repositoryView(record, ctx)), nextToken };
};
