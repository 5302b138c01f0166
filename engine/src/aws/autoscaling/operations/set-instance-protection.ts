// Auto Scaling API, SetInstanceProtection.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup, requireMemberOf } from '../find.ts';
import { memberTable } from '../state.ts';

export const setInstanceProtection: Operation<'autoscaling', 'SetInstanceProtection'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  for (const id of input.InstanceIds ?? []) {
    const member = requireMemberOf(ctx, group, id);
    ctx.put(memberTable, id, { ...member, ProtectedFromScaleIn: input.ProtectedFromScaleIn! });
  }
  return {};
};
