// https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { managedByAws, noSuchPolicy } from '../faults.ts';
import { requireKeyById } from '../find.ts';
import { checkPolicy, policyName } from '../key-policy.ts';
import { keys } from '../state.ts';

export const putKeyPolicy: Operation<'kms', 'PutKeyPolicy'> = (input, ctx) => {
  const key = requireKeyById(input.KeyId, ctx);
  if (key.manager === 'AWS') throw managedByAws(key.arn);
  if ((input.PolicyName ?? policyName) !== policyName) throw noSuchPolicy();
  ctx.put(keys, key.arn, {
    ...key,
    policy: checkPolicy(input.Policy!, ctx, input.BypassPolicyLockoutSafetyCheck),
  });
  return {};
};
