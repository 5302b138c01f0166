// Auto Scaling API, ResumeProcesses.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { namedProcesses } from '../group/processes.ts';
import { groupTable } from '../state.ts';

export const resumeProcesses: Operation<'autoscaling', 'ResumeProcesses'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const resumed = namedProcesses(input.ScalingProcesses);
  const SuspendedProcesses = group.SuspendedProcesses.filter((name) => !resumed.includes(name));
  ctx.put(groupTable, group.AutoScalingGroupName, { ...group, SuspendedProcesses });
  return {};
};
