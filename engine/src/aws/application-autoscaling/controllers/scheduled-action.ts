// Performs a scheduled action when it is due: new bounds of its scalable target, and a desired count within them.
// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html
import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { plain } from '../../../kernel/plain.ts';
import { dueAfter } from '../scaling/due.ts';
import { bringWithinBounds } from '../scaling/set-capacity.ts';
import {
  activities,
  type ScalableTargetRecord,
  type ScheduledActionRecord,
  scalableTargets,
  scheduledActions,
  targetKey,
} from '../state.ts';

export const scheduledActionController: Controller<ScheduledActionRecord, 'act'> = {
  name: 'application-autoscaling/scheduled-action',
  keys: (state) => state.keys(scheduledActions),
  watches: { 'application-autoscaling/scheduled-actions': (key) => [key] },
  observe: (state, key) => state.get(scheduledActions, key),
  plan({ nextAt }, now) {
    if (nextAt === undefined) return { steps: [] };
    return now >= nextAt ? { steps: ['act'] } : { steps: [], revisitAt: nextAt };
  },
  apply(_step, ctx, key) {
    const action = ctx.get(scheduledActions, key);
    const target = action && ctx.get(scalableTargets, targetKey(action));
    if (!action || !target) return;
    ctx.put(scheduledActions, key, plain({ ...action, nextAt: dueAfter(action, ctx.now) }));
    if (target.suspended.ScheduledScalingSuspended) return;
    const { MinCapacity, MaxCapacity } = action.action;
    const changed = {
      ...target,
      minCapacity: MinCapacity ?? target.minCapacity,
      maxCapacity: MaxCapacity ?? target.maxCapacity,
    };
    const bounds = [
      ...(MinCapacity === undefined ? [] : [`min capacity to ${MinCapacity}`]),
      ...(MaxCapacity === undefined ? [] : [`max capacity to ${MaxCapacity}`]),
    ].join(' and ');
    if (changed.minCapacity > changed.maxCapacity) {
      // The target has changed since the action was put.
      const reason = 'Minimum capacity must not be greater than maximum capacity.';
      return record(ctx, target, action.name, bounds, 'Failed', `Failed to set ${bounds}. Reason: ${reason}`);
    }
    ctx.put(scalableTargets, targetKey(target), changed);
    record(ctx, target, action.name, bounds, 'Successful', `Successfully set ${bounds}`);
    bringWithinBounds(ctx, changed);
  },
};

function record(
  ctx: Context,
  { namespace, resourceId, dimension }: ScalableTargetRecord,
  action: string,
  bounds: string,
  status: 'Successful' | 'Failed',
  message: string,
): void {
  const id = ctx.ids.uuid();
  ctx.put(activities, id, {
    namespace,
    resourceId,
    dimension,
    id,
    description: `Setting ${bounds}`,
    cause: `scheduled action name ${action} was triggered`,
    at: ctx.now,
    status,
    message,
    isOpen: true,
  });
}
