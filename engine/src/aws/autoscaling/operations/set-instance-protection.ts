// Auto Scaling API, SetInstanceProtection.
import type { Operation } from '../../../kernel/context.ts';
import { requireMember } from '../find.ts';
import { memberTable } from '../state.ts';

export const setInstanceProtection: Operation<'autoscaling', 'SetInstanceProtection'> = (input, ctx) => {
  for (const id of input.InstanceIds ?? []) {
    const member = requireMember(ctx, id);
    ctx.put(memberTable, id, { ...member, ProtectedFromScaleIn: input.ProtectedFromScaleIn! });
  }
  return {};
};
