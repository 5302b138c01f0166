// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetRepository.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find.ts';
import { repositoryView } from '../views.ts';

export const getRepository: Operation<'codecommit', 'GetRepository'> = (input, ctx) => ({
  repositoryMetadata: repositoryView(requireRepository(input.repositoryName!, ctx), ctx),
});
