// A group's scaling activities: begun, and ended well or not.
import type { ScalingActivityStatusCode } from '@aws-sdk/client-auto-scaling';
import type { Context } from '../../../kernel/context.ts';
import { type ActivityRecord, activityTable, type GroupRecord } from '../state.ts';

/** Activities of the past six weeks are kept, also of deleted groups. A group that fails to launch makes many. */
const keptMs = 42 * 86_400_000;
const keptPerGroup = 500;

export function beginActivity(
  ctx: Context,
  group: GroupRecord,
  activity: {
    description: string;
    cause: string;
    zone?: string | undefined;
    subnetId?: string | undefined;
    failure?: string;
  },
): string {
  const ActivityId = ctx.ids.uuid();
  const record: ActivityRecord = {
    ActivityId,
    AutoScalingGroupName: group.AutoScalingGroupName,
    AutoScalingGroupARN: group.AutoScalingGroupARN,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: ctx.now,
    StatusCode: activity.failure === undefined ? 'InProgress' : 'Failed',
    Progress: activity.failure === undefined ? 30 : 100,
    Details: JSON.stringify({ 'Subnet ID': activity.subnetId, 'Availability Zone': activity.zone }),
    ...(activity.failure === undefined ? {} : { StatusMessage: activity.failure, EndTime: ctx.now }),
  };
  ctx.put(activityTable, ActivityId, record);
  const all = ctx.all(activityTable);
  const own = all.filter(({ AutoScalingGroupARN }) => AutoScalingGroupARN === group.AutoScalingGroupARN);
  const surplus = own.slice(0, Math.max(0, own.length - keptPerGroup));
  const expired = all.filter(({ StartTime }) => ctx.now - StartTime > keptMs);
  for (const old of [...surplus, ...expired]) ctx.delete(activityTable, old.ActivityId);
  return ActivityId;
}

export function updateActivity(
  ctx: Context,
  id: string | undefined,
  StatusCode: ScalingActivityStatusCode,
  StatusMessage?: string,
): void {
  const activity = ctx.get(activityTable, id ?? '');
  if (!activity || activity.EndTime !== undefined) return;
  const isOver = StatusCode === 'Successful' || StatusCode === 'Failed' || StatusCode === 'Cancelled';
  const { StatusMessage: _, ...rest } = activity;
  ctx.put(activityTable, activity.ActivityId, {
    ...rest,
    StatusCode,
    ...(StatusMessage ? { StatusMessage } : {}),
    ...(isOver ? { EndTime: ctx.now, Progress: 100 } : { Progress: 60 }),
  });
}
