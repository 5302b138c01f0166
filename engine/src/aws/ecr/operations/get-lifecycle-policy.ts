// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetLifecyclePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { lifecyclePolicyNotFound } from '../faults.ts';
import { requireRepository } from '../find/repository.ts';

export const getLifecyclePolicy: Operation<'ecr', 'GetLifecyclePolicy'> = (input, ctx) => {
  const record = requireRepository(input.repositoryName!, ctx, input.registryId);
  if (record.lifecyclePolicy === undefined) throw lifecyclePolicyNotFound(record.name, ctx.account);
  return {
    registryId: ctx.account,
    repositoryName: record.name,
    lifecyclePolicyText: record.lifecyclePolicy,
  };
};
