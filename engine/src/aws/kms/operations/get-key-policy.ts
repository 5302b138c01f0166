// https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchPolicy } from '../faults.ts';
import { requireKeyById } from '../find.ts';
import { policyName } from '../key-policy.ts';

export const getKeyPolicy: Operation<'kms', 'GetKeyPolicy'> = (input, ctx) => {
  const { policy } = requireKeyById(input.KeyId, ctx);
  if ((input.PolicyName ?? policyName) !== policyName) throw noSuchPolicy();
  return { Policy: policy, PolicyName: policyName };
};
