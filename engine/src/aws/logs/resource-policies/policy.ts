// Resource policies of Logs: those of the account have names, those of a log group its ARN.
import type { ResourcePolicy } from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup } from '../find.ts';
import type { ResourcePolicyRecord } from '../state.ts';

/** @throws InvalidParameterException, ResourceNotFoundException */
export function keyOfPolicy(
  input: { readonly policyName?: string | undefined; readonly resourceArn?: string | undefined },
  ctx: Context,
): string {
  if (input.resourceArn) return requireGroup(ctx, { identifier: input.resourceArn }).arn;
  if (!input.policyName) throw invalidParameter('Policy name is required.');
  return input.policyName;
}

export function policyView(policy: ResourcePolicyRecord): ResourcePolicy {
  return {
    policyName: policy.name,
    policyDocument: policy.document,
    lastUpdatedTime: policy.updatedAt,
    policyScope: policy.resourceArn ? 'RESOURCE' : 'ACCOUNT',
    resourceArn: policy.resourceArn,
    revisionId: policy.revisionId,
  };
}
