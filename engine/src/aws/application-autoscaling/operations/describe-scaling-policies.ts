// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingPolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { paged } from '../paging.ts';
import { policies, policyKey } from '../state.ts';
import { policyView } from '../views.ts';

export const describeScalingPolicies: Operation<'application-autoscaling', 'DescribeScalingPolicies'> = (
  input,
  ctx,
) => {
  const matching = ctx
    .all(policies)
    .filter((policy) => policy.namespace === input.ServiceNamespace)
    .filter((policy) => !input.PolicyNames?.length || input.PolicyNames.includes(policy.name))
    .filter((policy) => !input.ResourceId || input.ResourceId === policy.resourceId)
    .filter((policy) => !input.ScalableDimension || input.ScalableDimension === policy.dimension);
  const { items, nextToken } = paged(matching, policyKey, input);
  return { ScalingPolicies: items.map((policy) => policyView(policy, ctx)), NextToken: nextToken };
};
