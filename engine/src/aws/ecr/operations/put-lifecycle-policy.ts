// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find/repository.ts';
import { checkLifecyclePolicy } from '../lifecycle-policy.ts';
import { repositories } from '../state.ts';

export const putLifecyclePolicy: Operation<'ecr', 'PutLifecyclePolicy'> = (input, ctx) => {
  const record = requireRepository(input.repositoryName!, ctx, input.registryId);
  const text = input.lifecyclePolicyText!;
  checkLifecyclePolicy(text);
  ctx.put(repositories, record.name, { ...record, lifecyclePolicy: text });
  return { registryId: ctx.account, repositoryName: record.name, lifecyclePolicyText: text };
};
