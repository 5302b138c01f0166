// Scales a group to the largest of the capacities that its policies have asked for at the same time.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scale-based-on-demand.html
import type { Controller } from '../../../kernel/controller.ts';
import { causes } from '../activities/causes.ts';
import { largest, type Proposal, scale } from '../scaling/execute.ts';
import { groupTable, proposalTable } from '../state.ts';

/** It runs after the alarms that are evaluated at the same time: they have all been due for longer. */
export const dynamicScalingController: Controller<readonly Proposal[], readonly Proposal[]> = {
  name: 'autoscaling/dynamic-scaling',
  keys: (state) => state.keys(proposalTable),
  watches: { 'autoscaling/proposals': (group) => [group] },
  observe: (state, name) => state.get(proposalTable, name)?.proposals,
  plan: (proposals) => ({ steps: proposals.length > 0 ? [proposals] : [] }),
  apply(proposals, ctx, name) {
    ctx.delete(proposalTable, name);
    const group = ctx.get(groupTable, name);
    if (!group || group.Status !== undefined) return;
    const { policy, alarm, capacity, cooldown } = largest(proposals);
    scale(ctx, group, capacity, {
      cause: (from, to) => causes.alarm(ctx.now, alarm, policy, from, to),
      ...(cooldown === undefined ? {} : { cooldown }),
    });
  },
};
