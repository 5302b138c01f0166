// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteResourcePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { operationAborted, resourcePolicyNotFound } from '../faults.ts';
import { keyOfPolicy } from '../resource-policies/policy.ts';
import { resourcePolicies } from '../state.ts';

export const deleteResourcePolicy: Operation<'logs', 'DeleteResourcePolicy'> = (input, ctx) => {
  const key = keyOfPolicy(input, ctx);
  const policy = ctx.get(resourcePolicies, key);
  if (!policy) throw resourcePolicyNotFound(input.policyName ?? input.resourceArn!);
  if (input.expectedRevisionId !== undefined && input.expectedRevisionId !== policy.revisionId)
    throw operationAborted('The expected revision id does not match that of the resource policy.');
  ctx.delete(resourcePolicies, key);
  return {};
};
