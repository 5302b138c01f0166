// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetRepositoryTriggers.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find.ts';

export const getRepositoryTriggers: Operation<'codecommit', 'GetRepositoryTriggers'> = (input, ctx) => {
  const { triggers, triggersId } = requireRepository(input.repositoryName!, ctx);
  return { configurationId: triggersId, triggers: [...triggers] };
};
