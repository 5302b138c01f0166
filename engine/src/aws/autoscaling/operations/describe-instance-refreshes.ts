// Auto Scaling API, DescribeInstanceRefreshes: newest first.
import type { Operation } from '../../../kernel/context.ts';
import { paginate, requireGroup } from '../find.ts';
import { refreshTable } from '../state.ts';

/** Pages are in rising order of key: counting down from this puts the newest first. */
const endOfTime = 10_000_000_000_000;

export const describeInstanceRefreshes: Operation<'autoscaling', 'DescribeInstanceRefreshes'> = (
  input,
  ctx,
) => {
  const { AutoScalingGroupName: name } = requireGroup(ctx, input.AutoScalingGroupName);
  const ids = input.InstanceRefreshIds ?? [];
  const chosen = ctx
    .all(refreshTable)
    .filter((one) => one.AutoScalingGroupName === name)
    .filter((one) => ids.length === 0 || ids.includes(one.InstanceRefreshId));
  const { page, NextToken } = paginate(
    chosen,
    ({ StartTime, InstanceRefreshId }) => `${endOfTime - StartTime} ${InstanceRefreshId}`,
    input,
  );
  return {
    InstanceRefreshes: page.map(
      ({ StartTime, EndTime, waitingSince: _, instanceIds: { length: total }, ...refresh }) => ({
        ...refresh,
        StartTime: new Date(StartTime),
        EndTime: EndTime === undefined ? undefined : new Date(EndTime),
        PercentageComplete:
          refresh.Status === 'Successful' || total === 0
            ? 100
            : Math.floor(((total - refresh.InstancesToUpdate) / total) * 100),
      }),
    ),
    NextToken,
  };
};
