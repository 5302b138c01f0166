// Auto Scaling API, DescribeScalingActivities: those in progress first, then the newest.
import type { Operation } from '../../../kernel/context.ts';
import { paginate, requireGroup } from '../find.ts';
import { type ActivityRecord, activityTable, groupTable } from '../state.ts';
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
    .filter(({ ActivityId }) => ids.length === 0 || ids.includes(ActivityId));
  const { page, NextToken } = paginate(chosen, order, input, 100);
  return { Activities: page.map(activityView), NextToken };
};

/** Pages are in rising order of key: counting down from this puts the newest first. */
const endOfSequence = 10_000_000_000;

const order = ({ EndTime, sequence }: ActivityRecord) =>
  `${EndTime === undefined ? 'in progress' : 'over'} ${endOfSequence - sequence}`;
