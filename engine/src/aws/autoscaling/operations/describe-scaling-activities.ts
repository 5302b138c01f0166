// Auto Scaling API, DescribeScalingActivities: those under way first, then by start time, newest first.
import type { Operation } from '../../../kernel/context.ts';
import { paginate, requireGroup } from '../find.ts';
import { activityTable, groupTable } from '../state.ts';
import { activityView } from '../views.ts';

export const describeScalingActivities: Operation<'autoscaling', 'DescribeScalingActivities'> = (
  input,
  ctx,
) => {
  const { AutoScalingGroupName: name, IncludeDeletedGroups = false } = input;
  if (name !== undefined && !IncludeDeletedGroups) requireGroup(ctx, name);
  const present = new Set(ctx.all(groupTable).map(({ AutoScalingGroupARN }) => AutoScalingGroupARN));
  const ids = input.ActivityIds ?? [];
  const chosen = ctx
    .all(activityTable)
    .filter(({ AutoScalingGroupName }) => name === undefined || AutoScalingGroupName === name)
    .filter(({ AutoScalingGroupARN }) => IncludeDeletedGroups || present.has(AutoScalingGroupARN))
    .filter(({ ActivityId }) => ids.length === 0 || ids.includes(ActivityId))
    .reverse()
    .sort(
      (a, b) =>
        Number(a.EndTime !== undefined) - Number(b.EndTime !== undefined) || b.StartTime - a.StartTime,
    );
  const { page, NextToken } = paginate(chosen, input, 100);
  return { Activities: page.map(activityView), NextToken };
};
