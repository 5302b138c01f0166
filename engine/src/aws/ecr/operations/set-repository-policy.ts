// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find/repository.ts';
import { checkPolicyText } from '../policy-text.ts';
import { repositories } from '../state.ts';

export const setRepositoryPolicy: Operation<'ecr', 'SetRepositoryPolicy'> = (input, ctx) => {
  const record = requireRepository(input.repositoryName!, ctx, input.registryId);
  const text = input.policyText!;
  checkPolicyText(text, ctx);
  ctx.put(repositories, record.name, { ...record, policy: text });
  return { registryId: ctx.account, repositoryName: record.name, policyText: text };
};
