// Auto Scaling API, DeleteLifecycleHook: instances that wait at it continue.
import type { Operation } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { hookKey, hookTable } from '../state.ts';

export const deleteLifecycleHook: Operation<'autoscaling', 'DeleteLifecycleHook'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName).AutoScalingGroupName;
  const key = hookKey(group, input.LifecycleHookName!);
  if (!ctx.get(hookTable, key)) throw validationError('No such lifecycle hook found');
  ctx.delete(hookTable, key);
  return {};
};
