// Schedules and groups as the API returns them.
import type { GetScheduleGroupOutput, GetScheduleOutput, ScheduleSummary } from '@aws-sdk/client-scheduler';
import type { GroupRecord, ScheduleRecord } from './state.ts';

const dateOf = (at: number | undefined) => (at === undefined ? undefined : new Date(at));

export const scheduleView = (schedule: ScheduleRecord): GetScheduleOutput => ({
  Arn: schedule.arn,
  Name: schedule.name,
  GroupName: schedule.group,
  ScheduleExpression: schedule.expression,
  ScheduleExpressionTimezone: schedule.timeZone,
  StartDate: dateOf(schedule.startAt),
  EndDate: dateOf(schedule.endAt),
  Description: schedule.description,
  State: schedule.state,
  CreationDate: dateOf(schedule.createdAt),
  LastModificationDate: dateOf(schedule.modifiedAt),
  KmsKeyArn: schedule.kmsKeyArn,
  Target: schedule.target,
  FlexibleTimeWindow: schedule.window,
  ActionAfterCompletion: schedule.afterCompletion,
});

export const summaryOf = (schedule: ScheduleRecord): ScheduleSummary => ({
  Arn: schedule.arn,
  Name: schedule.name,
  GroupName: schedule.group,
  State: schedule.state,
  CreationDate: dateOf(schedule.createdAt),
  LastModificationDate: dateOf(schedule.modifiedAt),
  Target: { Arn: schedule.target.Arn },
});

export const groupView = (group: GroupRecord): GetScheduleGroupOutput => ({
  Arn: group.arn,
  Name: group.name,
  State: 'ACTIVE',
  CreationDate: dateOf(group.createdAt),
  LastModificationDate: dateOf(group.modifiedAt),
});
