// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { findRepository } from '../find/repository.ts';
import { repositories } from '../state.ts';

export const setRepositoryPolicy: Operation<'ecr', 'SetRepositoryPolicy'> = (input, ctx) => {
  const record = findRepository(input.repositoryName!, ctx);
  const text = input.policyText!;
  try {
    JSON.parse(text);
  } catch {
    throw invalidParameter(
      "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid JSON syntax'",
    );
  }
  ctx.put(repositories, record.name, { ...record, policy: text });
  return { registryId: ctx.account, repositoryName: record.name, policyText: text };
};
