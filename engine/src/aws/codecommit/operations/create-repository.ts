// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { repositoryNameExists } from '../faults.ts';
import { checkName } from '../names.ts';
import { type RepositoryRecord, repositories } from '../state.ts';
import { checkTags } from '../tags.ts';
import { repositoryView } from '../views.ts';

export const createRepository: Operation<'codecommit', 'CreateRepository'> = (input, ctx) => {
  const name = input.repositoryName!;
  checkName(name);
  if (ctx.get(repositories, name)) throw repositoryNameExists(name);
  const repository: RepositoryRecord = plain({
    id: ctx.ids.uuid(),
    name,
    arn: ctx.arn('codecommit', name),
    description: input.repositoryDescription,
    kmsKeyId: input.kmsKeyId ?? ctx.arn('kms', 'alias/aws/codecommit'),
    tags: checkTags(input.tags ?? {}),
    triggers: [],
    triggersId: ctx.ids.uuid(),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  ctx.put(repositories, name, repository);
  return { repositoryMetadata: repositoryView(repository, ctx) };
};
