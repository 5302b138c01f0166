// Auto Scaling API, SuspendProcesses.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { namedProcesses } from '../group/processes.ts';
import { groupTable } from '../state.ts';

export const suspendProcesses: Operation<'autoscaling', 'SuspendProcesses'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const SuspendedProcesses = [
    ...new Set([...group.SuspendedProcesses, ...namedProcesses(input.ScalingProcesses)]),
  ];
  ctx.put(groupTable, group.AutoScalingGroupName, { ...group, SuspendedProcesses });
  return {};
};
