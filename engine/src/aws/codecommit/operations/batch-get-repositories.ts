// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_BatchGetRepositories.html
import type { Operation } from '../../../kernel/context.ts';
import { repositories } from '../state.ts';
import { repositoryView } from '../views.ts';

export const batchGetRepositories: Operation<'codecommit', 'BatchGetRepositories'> = (input, ctx) => {
  const names = input.repositoryNames!;
  return {
    repositories: names.flatMap((name) => {
      const repository = ctx.get(repositories, name);
      return repository ? [repositoryView(repository, ctx)] : [];
    }),
    repositoriesNotFound: names.filter((name) => !ctx.get(repositories, name)),
  };
};
