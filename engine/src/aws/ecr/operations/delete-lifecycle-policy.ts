// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteLifecyclePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { lifecyclePolicyNotFound } from '../faults.ts';
import { requireRepository } from '../find/repository.ts';
import { repositories } from '../state.ts';

export const deleteLifecyclePolicy: Operation<'ecr', 'DeleteLifecyclePolicy'> = (input, ctx) => {
  const record = requireRepository(input.repositoryName!, ctx, input.registryId);
  const { lifecyclePolicy, ...rest } = record;
  if (lifecyclePolicy === undefined) throw lifecyclePolicyNotFound(record.name, ctx.account);
  ctx.put(repositories, record.name, rest);
  return { registryId: ctx.account, repositoryName: record.name, lifecyclePolicyText: lifecyclePolicy };
};
