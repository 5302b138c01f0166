// Auto Scaling API, CancelInstanceRefresh: replacements under way are finished, and the other instances stay.
import type { Operation } from '../../../kernel/context.ts';
import { noActiveRefresh } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { refreshTable } from '../state.ts';

export const cancelInstanceRefresh: Operation<'autoscaling', 'CancelInstanceRefresh'> = (input, ctx) => {
  const { AutoScalingGroupName: name } = requireGroup(ctx, input.AutoScalingGroupName);
  const refresh = ctx
    .all(refreshTable)
    .find((one) => one.AutoScalingGroupName === name && one.Status === 'InProgress');
  if (!refresh) throw noActiveRefresh();
  const { waitingSince: _, ...others } = refresh;
  ctx.put(refreshTable, refresh.InstanceRefreshId, {
    ...others,
    Status: 'Cancelling',
    StatusReason: 'Cancelled due to user request.',
  });
  ctx.enqueue('autoscaling/group', name);
  return { InstanceRefreshId: refresh.InstanceRefreshId };
};
