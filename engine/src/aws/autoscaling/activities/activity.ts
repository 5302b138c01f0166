// A group's scaling activities: what began, how it is going and how it ended.
import type { ScalingActivityStatusCode } from '@aws-sdk/client-auto-scaling';
import type { Context } from '../../../kernel/context.ts';
import { type ActivityRecord, activitiesByGroup, activityTable, type GroupRecord } from '../state.ts';

/** AWS keeps activities for six weeks, even those of deleted groups. A group whose launches fail makes many. */
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
  },
): ActivityRecord {
  const ActivityId = ctx.ids.uuid();
  const all = ctx.all(activityTable);
  const record: ActivityRecord = {
    ActivityId,
    sequence: 1 + all.reduce((last, { sequence }) => Math.max(last, sequence), 0),
    AutoScalingGroupName: group.AutoScalingGroupName,
    AutoScalingGroupARN: group.AutoScalingGroupARN,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: ctx.now,
    StatusCode: 'InProgress',
    Progress: 30,
    Details: JSON.stringify({ 'Subnet ID': activity.subnetId, 'Availability Zone': activity.zone }),
  };
  ctx.put(activityTable, ActivityId, record);
  // The new one included.
  const own = ctx.by(activitiesByGroup, group.AutoScalingGroupARN);
  const surplus =
    own.length > keptPerGroup
      ? own.toSorted((a, b) => a.sequence - b.sequence).slice(0, own.length - keptPerGroup)
      : [];
  const expired = all.filter(({ StartTime }) => ctx.now - StartTime > keptMs);
  for (const old of [...surplus, ...expired]) ctx.delete(activityTable, old.ActivityId);
  return record;
}

/** Returns the updated activity; undefined when there is none, or it has ended already. */
export function updateActivity(
  ctx: Context,
  id: string | undefined,
  StatusCode: ScalingActivityStatusCode,
  StatusMessage?: string,
): ActivityRecord | undefined {
  const activity = ctx.get(activityTable, id ?? '');
  if (!activity || activity.EndTime !== undefined) return undefined;
  const hasEnded = StatusCode === 'Successful' || StatusCode === 'Failed' || StatusCode === 'Cancelled';
  const { StatusMessage: _, ...rest } = activity;
  const updated: ActivityRecord = {
    ...rest,
    StatusCode,
    ...(StatusMessage ? { StatusMessage } : {}),
    ...(hasEnded ? { EndTime: ctx.now, Progress: 100 } : { Progress: 60 }),
  };
  ctx.put(activityTable, activity.ActivityId, updated);
  return updated;
}

/** An activity that succeeds at once. */
export function recordActivity(
  ctx: Context,
  group: GroupRecord,
  activity: Parameters<typeof beginActivity>[2],
): ActivityRecord {
  const begun = beginActivity(ctx, group, activity);
  return updateActivity(ctx, begun.ActivityId, 'Successful') ?? begun;
}
