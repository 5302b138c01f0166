// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { deleteConflict } from '../faults.ts';
import { holdersOf, requirePolicy } from '../find.ts';
import { managedPolicies } from '../state.ts';

export const deletePolicy: Operation<'iam', 'DeletePolicy'> = (input, ctx) => {
  const policy = requirePolicy(input.PolicyArn, ctx);
  if (Object.values(holdersOf(policy.arn, ctx)).flat().length > 0) {
    throw deleteConflict('Cannot delete a policy attached to entities.');
  }
  if (policy.versions.length > 1) {
    throw deleteConflict(
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. " +
        'The default version is deleted with the policy.',
    );
  }
  ctx.delete(managedPolicies, policy.arn);
  return {};
};
