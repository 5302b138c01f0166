// https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { requireKeyById } from '../find.ts';
import { policyName } from '../key-policy.ts';

export const listKeyPolicies: Operation<'kms', 'ListKeyPolicies'> = (input, ctx) => {
  requireKeyById(input.KeyId, ctx);
  return { PolicyNames: [policyName], Truncated: false };
};
