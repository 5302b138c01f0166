// Auto Scaling API, DisableMetricsCollection.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { groupTable } from '../state.ts';

export const disableMetricsCollection: Operation<'autoscaling', 'DisableMetricsCollection'> = (
  input,
  ctx,
) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const gone = input.Metrics?.length ? input.Metrics : group.EnabledMetrics;
  const EnabledMetrics = group.EnabledMetrics.filter((name) => !gone.includes(name));
  ctx.put(groupTable, group.AutoScalingGroupName, { ...group, EnabledMetrics });
  return {};
};
