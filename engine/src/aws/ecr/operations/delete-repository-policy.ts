// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepositoryPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { repositoryPolicyNotFound } from '../faults.ts';
import { requireRepository } from '../find/repository.ts';
import { repositories } from '../state.ts';

export const deleteRepositoryPolicy: Operation<'ecr', 'DeleteRepositoryPolicy'> = (input, ctx) => {
  const record = requireRepository(input.repositoryName!, ctx, input.registryId);
  const { policy, ...rest } = record;
  if (policy === undefined) throw repositoryPolicyNotFound(record.name, ctx.account);
  ctx.put(repositories, record.name, rest);
  return { registryId: ctx.account, repositoryName: record.name, policyText: policy };
};
