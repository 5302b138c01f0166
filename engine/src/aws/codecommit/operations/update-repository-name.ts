// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_UpdateRepositoryName.html
import type { Operation } from '../../../kernel/context.ts';
import { repositoryNameExists } from '../faults.ts';
import { requireRepository } from '../find.ts';
import { checkName } from '../names.ts';
import { repositories } from '../state.ts';

export const updateRepositoryName: Operation<'codecommit', 'UpdateRepositoryName'> = (input, ctx) => {
  const repository = requireRepository(input.oldName!, ctx);
  const name = input.newName!;
  checkName(name);
  if (ctx.get(repositories, name)) throw repositoryNameExists(name);
  ctx.delete(repositories, repository.name);
  ctx.put(repositories, name, {
    ...repository,
    name,
    arn: ctx.arn('codecommit', name),
    updatedAt: ctx.now,
  });
  return {};
};
