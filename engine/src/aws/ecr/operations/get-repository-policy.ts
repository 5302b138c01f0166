// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRepositoryPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { repositoryPolicyNotFound } from '../faults.ts';
import { requireRepository } from '../find/repository.ts';

export const getRepositoryPolicy: Operation<'ecr', 'GetRepositoryPolicy'> = (input, ctx) => {
  const record = requireRepository(input.repositoryName!, ctx, input.registryId);
  if (record.policy === undefined) throw repositoryPolicyNotFound(record.name, ctx.account);
  return { registryId: ctx.account, repositoryName: record.name, policyText: record.policy };
};
