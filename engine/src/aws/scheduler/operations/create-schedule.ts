// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { scheduleExists } from '../faults.ts';
import { defaultGroup, requireGroup } from '../find.ts';
import { quotas } from '../quotas.ts';
import { scheduleOf } from '../schedule.ts';
import { scheduleKey, schedules } from '../state.ts';
import { checkTarget } from '../targets/validate.ts';
import { checkTiming } from '../timing/validate.ts';

export const createSchedule: Operation<'scheduler', 'CreateSchedule'> = (input, ctx) => {
  const group = requireGroup(input.GroupName ?? defaultGroup, ctx).name;
  const name = input.Name!;
  const before = ctx.get(schedules, scheduleKey({ group, name }));
  if (before?.clientToken !== undefined && before.clientToken === input.ClientToken)
    return { ScheduleArn: before.arn };
  if (before) throw scheduleExists(name);
  checkTiming(input, ctx);
  checkTarget(input.Target, ctx);
  checkQuota(ctx, quotas.schedules, ctx.keys(schedules).length + 1);
  const schedule = scheduleOf(input, { group, createdAt: ctx.now }, ctx);
  ctx.put(schedules, scheduleKey(schedule), schedule);
  return { ScheduleArn: schedule.arn };
};
