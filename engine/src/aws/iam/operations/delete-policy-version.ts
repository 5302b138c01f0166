// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html
import type { Operation } from '../../../kernel/context.ts';
import { deleteConflict, noSuchPolicyVersion } from '../faults.ts';
import { requirePolicy } from '../find.ts';
import { managedPolicies } from '../state.ts';

export const deletePolicyVersion: Operation<'iam', 'DeletePolicyVersion'> = (input, ctx) => {
  const policy = requirePolicy(input.PolicyArn, ctx);
  if (!policy.versions.some((version) => version.id === input.VersionId)) {
    throw noSuchPolicyVersion(policy.arn, input.VersionId!);
  }
  if (policy.defaultVersion === input.VersionId) {
    throw deleteConflict('Cannot delete the default version of a policy.');
  }
  const versions = policy.versions.filter((version) => version.id !== input.VersionId);
  ctx.put(managedPolicies, policy.arn, { ...policy, versions });
  return {};
};
