// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html
import type { Operation } from '../../../kernel/context.ts';
import { paged } from '../paging.ts';
import { scalableTargets, targetKey } from '../state.ts';

export const describeScalableTargets: Operation<'application-autoscaling', 'DescribeScalableTargets'> = (
  input,
  ctx,
) => {
  const matching = ctx
    .all(scalableTargets)
    .filter((target) => target.namespace === input.ServiceNamespace)
    .filter((target) => !input.ResourceIds?.length || input.ResourceIds.includes(target.resourceId))
    .filter((target) => !input.ScalableDimension || input.ScalableDimension === target.dimension);
  const { items, nextToken } = paged(matching, targetKey, input);
  return {
    ScalableTargets: items.map((target) => ({
      ServiceNamespace: target.namespace,
      ResourceId: target.resourceId,
      ScalableDimension: target.dimension,
      MinCapacity: target.minCapacity,
      MaxCapacity: target.maxCapacity,
      RoleARN: target.roleArn,
      CreationTime: new Date(target.createdAt),
      SuspendedState: target.suspended,
      ScalableTargetARN: target.arn,
    })),
    NextToken: nextToken,
  };
};
