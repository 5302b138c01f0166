// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchPolicyVersion } from '../faults.ts';
import { requirePolicy } from '../find.ts';
import { managedPolicies } from '../state.ts';

export const setDefaultPolicyVersion: Operation<'iam', 'SetDefaultPolicyVersion'> = (input, ctx) => {
  const policy = requirePolicy(input.PolicyArn, ctx);
  const version = policy.versions.find((candidate) => candidate.id === input.VersionId);
  if (!version) throw noSuchPolicyVersion(policy.arn, input.VersionId!);
  ctx.put(managedPolicies, policy.arn, { ...policy, defaultVersion: version.id, updatedAt: ctx.now });
  return {};
};
