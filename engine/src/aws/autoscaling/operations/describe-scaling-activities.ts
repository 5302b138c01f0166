// Auto Scaling API, DescribeScalingActivities: those under way first, then by start time, newest first.
import type { Operation } from '../../../kernel/context.ts';
import { paginate, requiredGroup } from '../find.ts';
import { activityTable } from '../state.ts';
import { activityView } from '../views.ts';

export const describeScalingActivities: Operation<'autoscaling', 'DescribeScalingActivities'> = (
  input,
  ctx,
) => {
  const name = input.AutoScalingGroupName;
  const group = name === undefined ? undefined : requiredGroup(ctx, name).AutoScalingGroupName;
  const ids = input.ActivityIds ?? [];
  const chosen = ctx
    .all(activityTable)
    .filter(({ AutoScalingGroupName }) => group === undefined || AutoScalingGroupName === group)
    .filter(({ ActivityId }) => ids.length === 0 || ids.includes(ActivityId))
    .reverse()
    .sort(
      (a, b) =>
        Number(a.EndTime !== undefined) - Number(b.EndTime !== undefined) || b.StartTime - a.StartTime,
    );
  const { page, NextToken } = paginate(chosen, input, 100);
  return { Activities: page.map(activityView), NextToken };
};
