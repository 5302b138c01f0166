// Auto Scaling API, EnableMetricsCollection: the metrics in the request, or all.
import type { Operation } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { groupMetrics } from '../group/metrics.ts';
import { groupTable } from '../state.ts';

export const enableMetricsCollection: Operation<'autoscaling', 'EnableMetricsCollection'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const unknown = input.Metrics?.filter((metric) => !groupMetrics.includes(metric)) ?? [];
  if (unknown.length > 0)
    throw validationError(`Drydock does not collect the metrics ${unknown.join(', ')}.`);
  const added = input.Metrics?.length ? input.Metrics : groupMetrics;
  const EnabledMetrics = [...new Set([...group.EnabledMetrics, ...added])];
  ctx.put(groupTable, group.AutoScalingGroupName, { ...group, EnabledMetrics });
  return {};
};
