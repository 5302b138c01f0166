// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_PutRepositoryTriggers.html
// Triggers are recorded: nothing is published to their destinations.
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalidTarget } from '../faults.ts';
import { requireRepository } from '../find.ts';
import { repositories } from '../state.ts';

export const putRepositoryTriggers: Operation<'codecommit', 'PutRepositoryTriggers'> = (input, ctx) => {
  const repository = requireRepository(input.repositoryName!, ctx);
  const triggers = input.triggers!;
  for (const { destinationArn } of triggers) {
    if (!/^arn:[^:]*:(sns|lambda):/.test(destinationArn!)) {
      throw invalidTarget(`${destinationArn} is not the ARN of an SNS topic or a Lambda function`);
    }
  }
  const configurationId = ctx.ids.uuid();
  ctx.put(repositories, repository.name, plain({ ...repository, triggers, triggersId: configurationId }));
  return { configurationId };
};
