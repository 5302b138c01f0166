// Sizes a group as ECS's managed scaling asks, as a policy of the group that an alarm has triggered would.
import type { ManagedScalingRequest } from '../../../contracts/managed-scaling.ts';
import type { Context } from '../../../kernel/context.ts';
import { causes } from '../activities/causes.ts';
import { scale } from '../scaling/execute.ts';
import { groupTable } from '../state.ts';

export function managedScaling(request: ManagedScalingRequest, ctx: Context): void {
  const group = ctx.get(groupTable, request.autoScalingGroupName);
  if (!group || group.Status !== undefined) return;
  const alarm = { name: request.alarm, state: 'ALARM' };
  scale(ctx, group, request.capacity, {
    cause: (from, to) => causes.alarm(ctx.now, alarm, request.policy, from, to),
  });
}
