// DescribeScalingActivities: of the last six weeks, newest first.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingActivities.html
import type { Operation } from '../../../kernel/context.ts';
import { paged } from '../paging.ts';
import { activities } from '../state.ts';

const endOfTime = 10_000_000_000_000;
const keptMs = 42 * 86_400_000;

export const describeScalingActivities: Operation<'application-autoscaling', 'DescribeScalingActivities'> = (
  input,
  ctx,
) => {
  const matching = ctx
    .all(activities)
    .filter((activity) => activity.namespace === input.ServiceNamespace && activity.at > ctx.now - keptMs)
    .filter((activity) => !input.ResourceId || input.ResourceId === activity.resourceId)
    .filter((activity) => !input.ScalableDimension || input.ScalableDimension === activity.dimension);
  const { items, nextToken } = paged(matching, ({ at, id }) => `${endOfTime - at} ${id}`, input);
  return {
    ScalingActivities: items.map((activity) => ({
      ActivityId: activity.id,
      ServiceNamespace: activity.namespace,
      ResourceId: activity.resourceId,
      ScalableDimension: activity.dimension,
      Description: activity.description,
      Cause: activity.cause,
      StartTime: new Date(activity.at),
      EndTime: activity.isOpen ? undefined : new Date(activity.at),
      StatusCode: activity.status,
      StatusMessage: activity.message,
    })),
    NextToken: nextToken,
  };
};
