// Auto Scaling API, DescribeScheduledActions: those that are still due.
import type { Operation } from '../../../kernel/context.ts';
import { paginate } from '../find.ts';
import { scheduledActionTable } from '../state.ts';

export const describeScheduledActions: Operation<'autoscaling', 'DescribeScheduledActions'> = (
  input,
  ctx,
) => {
  const names = input.ScheduledActionNames ?? [];
  const chosen = ctx
    .all(scheduledActionTable)
    .filter(({ nextAt }) => nextAt !== undefined)
    .filter(
      ({ AutoScalingGroupName }) =>
        input.AutoScalingGroupName === undefined || AutoScalingGroupName === input.AutoScalingGroupName,
    )
    .filter(({ ScheduledActionName }) => names.length === 0 || names.includes(ScheduledActionName));
  const { page, NextToken } = paginate(
    chosen,
    ({ AutoScalingGroupName, ScheduledActionName }) => `${AutoScalingGroupName}/${ScheduledActionName}`,
    input,
  );
  return {
    ScheduledUpdateGroupActions: page.map(({ nextAt, StartTime, EndTime, ...action }) => ({
      ...action,
      StartTime: new Date(StartTime ?? nextAt ?? 0),
      Time: new Date(StartTime ?? nextAt ?? 0),
      EndTime: EndTime === undefined ? undefined : new Date(EndTime),
    })),
    NextToken,
  };
};
