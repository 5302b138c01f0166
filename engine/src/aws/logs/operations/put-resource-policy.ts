// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalidParameter, operationAborted } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { checkPolicy } from '../resource-policies/document.ts';
import { keyOfPolicy, policyView } from '../resource-policies/policy.ts';
import { resourcePolicies } from '../state.ts';

/** Recorded: policies keep no service from writing. */
export const putResourcePolicy: Operation<'logs', 'PutResourcePolicy'> = (input, ctx) => {
  if (!input.policyDocument) throw invalidParameter('Policy document is required.');
  checkPolicy(input.policyDocument);
  const key = keyOfPolicy(input, ctx);
  const known = ctx.get(resourcePolicies, key);
  if (input.expectedRevisionId !== undefined && input.expectedRevisionId !== known?.revisionId)
    throw operationAborted('The expected revision id does not match that of the resource policy.');
  const ofAccount = ctx.all(resourcePolicies).filter(({ resourceArn }) => resourceArn === undefined).length;
  if (!known && !input.resourceArn) checkQuota(ctx, quotas.resourcePolicies, ofAccount + 1);
  const policy = plain({
    name: input.resourceArn ? undefined : input.policyName,
    document: input.policyDocument,
    updatedAt: ctx.now,
    resourceArn: input.resourceArn,
    revisionId: input.resourceArn ? ctx.ids.uuid() : undefined,
  });
  ctx.put(resourcePolicies, key, policy);
  return {
    resourcePolicy: policyView(policy),
    ...(policy.revisionId && { revisionId: policy.revisionId }),
  };
};
