// Performs a scheduled action when it is due, and works out when it is due next.
import type { Controller } from '../../../kernel/controller.ts';
import { beginActivity, updateActivity } from '../activities/activity.ts';
import { causes } from '../activities/causes.ts';
import { boundsMistake, clamp, setDesired } from '../group/capacity.ts';
import { nextAfter, parseCron } from '../scheduled-actions/cron.ts';
import { groupTable, type ScheduledActionRecord, scheduledActionTable } from '../state.ts';

export const scheduledActionController: Controller<ScheduledActionRecord, 'act'> = {
  name: 'autoscaling/scheduled-action',
  keys: (state) => state.keys(scheduledActionTable),
  watches: { 'autoscaling/scheduled-actions': (key) => [key] },
  observe: (state, key) => state.get(scheduledActionTable, key),
  plan({ nextAt }, now) {
    if (nextAt === undefined) return { steps: [] };
    return now >= nextAt ? { steps: ['act'] } : { steps: [], revisitAt: nextAt };
  },
  apply(_step, ctx, key) {
    const action = ctx.get(scheduledActionTable, key);
    const group = action && ctx.get(groupTable, action.AutoScalingGroupName);
    if (!action || !group) return;
    const { nextAt: _, ...rest } = action;
    const cron = action.Recurrence === undefined ? undefined : parseCron(action.Recurrence);
    const next = cron && nextAfter(cron, ctx.now, action.TimeZone);
    const isOver = next === undefined || (action.EndTime !== undefined && next > action.EndTime);
    ctx.put(scheduledActionTable, key, isOver ? rest : { ...rest, nextAt: next });
    if (group.SuspendedProcesses.includes('ScheduledActions')) return;

    const bounds = {
      MinSize: action.MinSize ?? group.MinSize,
      MaxSize: action.MaxSize ?? group.MaxSize,
    };
    const DesiredCapacity = clamp(action.DesiredCapacity ?? group.DesiredCapacity, bounds);
    const changed = { ...group, ...bounds };
    const cause = causes.scheduled(
      ctx.now,
      action.ScheduledActionName,
      group.DesiredCapacity,
      DesiredCapacity,
    );
    // The group may have changed since the action was put: its new minimum can be above the group's maximum.
    const mistake = boundsMistake({ ...changed, DesiredCapacity });
    if (mistake !== undefined) {
      const description = `Executing scheduled action ${action.ScheduledActionName}`;
      const { ActivityId } = beginActivity(ctx, group, { description, cause });
      updateActivity(ctx, ActivityId, 'Failed', mistake);
      return;
    }
    ctx.put(groupTable, group.AutoScalingGroupName, changed);
    setDesired(ctx, changed, DesiredCapacity, cause);
  },
};
