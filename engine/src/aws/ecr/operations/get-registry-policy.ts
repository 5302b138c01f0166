// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRegistryPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { registryPolicyNotFound } from '../faults.ts';
import { registryOf } from '../registry.ts';

export const getRegistryPolicy: Operation<'ecr', 'GetRegistryPolicy'> = (_input, ctx) => {
  const { policy } = registryOf(ctx);
  if (policy === undefined) throw registryPolicyNotFound(ctx.account);
  return { registryId: ctx.account, policyText: policy };
};
