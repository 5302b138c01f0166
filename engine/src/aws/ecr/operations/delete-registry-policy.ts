// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRegistryPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { registryPolicyNotFound } from '../faults.ts';
import { putRegistry, registryOf } from '../registry.ts';

export const deleteRegistryPolicy: Operation<'ecr', 'DeleteRegistryPolicy'> = (_input, ctx) => {
  const { policy } = registryOf(ctx);
  if (policy === undefined) throw registryPolicyNotFound(ctx.account);
  putRegistry({ policy: undefined }, ctx);
  return { registryId: ctx.account, policyText: policy };
};
