// Calls the target of a schedule when it is due, and ends a schedule that has no further time.
import type { Controller } from '../../../kernel/controller.ts';
import { attempt } from '../invocations/attempt.ts';
import { type ScheduleRecord, scheduleKey, schedules } from '../state.ts';
import { withNext } from '../timing/next.ts';

export const scheduleController: Controller<ScheduleRecord, 'invoke'> = {
  name: 'scheduler/schedule',
  keys: (state) => state.keys(schedules),
  watches: { 'scheduler/schedules': (key) => [key] },
  observe: (state, key) => state.get(schedules, key),
  plan({ next }, now) {
    if (!next) return { steps: [] };
    return now >= next.at ? { steps: ['invoke'] } : { steps: [], revisitAt: next.at };
  },
  apply(_step, ctx, key) {
    const schedule = ctx.get(schedules, key)!;
    const { scheduledAt } = schedule.next!;
    // What a clock that was moved has skipped is not made up for.
    const following = withNext(schedule, Math.max(scheduledAt + 1, ctx.now + 1), ctx);
    if (!following.next && schedule.afterCompletion === 'DELETE')
      ctx.delete(schedules, scheduleKey(schedule));
    else ctx.put(schedules, key, following);
    attempt(
      {
        id: ctx.ids.uuid(),
        schedule: schedule.name,
        scheduleArn: schedule.arn,
        target: schedule.target,
        scheduledAt,
        begunAt: ctx.now,
        failed: 0,
        nextAt: ctx.now,
      },
      ctx,
    );
  },
};
