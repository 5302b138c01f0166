// Auto Scaling API, PutScheduledUpdateGroupAction.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { isTimeZone } from '../../../kernel/schedule.ts';
import { validationError } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { quotas } from '../quotas.ts';
import { nextAfter, parseCron } from '../scheduled-actions/cron.ts';
import { type ScheduledActionRecord, scheduledActionTable } from '../state.ts';

export const putScheduledUpdateGroupAction: Operation<'autoscaling', 'PutScheduledUpdateGroupAction'> = (
  input,
  ctx,
) => {
  const { AutoScalingGroupName: group } = requireGroup(ctx, input.AutoScalingGroupName);
  const name = input.ScheduledActionName!;
  if (input.MinSize === undefined && input.MaxSize === undefined && input.DesiredCapacity === undefined) {
    throw validationError('At least one of MinSize, MaxSize and DesiredCapacity must be specified');
  }
  if (input.TimeZone !== undefined && !isTimeZone(input.TimeZone))
    throw validationError(`Time zone ${input.TimeZone} is invalid`);
  const cron = input.Recurrence === undefined ? undefined : parseCron(input.Recurrence);
  if (input.Recurrence !== undefined && !cron) {
    throw validationError(`Given recurrence string: ${input.Recurrence} is invalid`);
  }
  const start = (input.StartTime ?? input.Time)?.getTime();
  if (start === undefined && !cron) throw validationError('Either StartTime or Recurrence must be specified');
  if (start !== undefined && start < ctx.now) throw validationError('Given start time is in the past');
  const key = `${group}/${name}`;
  const known = ctx.get(scheduledActionTable, key);
  if (!known) {
    const others = ctx.all(scheduledActionTable).filter((action) => action.AutoScalingGroupName === group);
    checkQuota(ctx, quotas.scheduledActionsPerGroup, others.length + 1);
  }
  checkQuota(ctx, quotas.groupSize, input.MaxSize ?? 0);
  const record: ScheduledActionRecord = JSON.parse(
    JSON.stringify({
      ScheduledActionName: name,
      ScheduledActionARN:
        known?.ScheduledActionARN ??
        ctx.arn(
          'autoscaling',
          `scheduledUpdateGroupAction:${ctx.ids.uuid()}:autoScalingGroupName/${group}:scheduledActionName/${name}`,
        ),
      AutoScalingGroupName: group,
      MinSize: input.MinSize,
      MaxSize: input.MaxSize,
      DesiredCapacity: input.DesiredCapacity,
      Recurrence: input.Recurrence,
      TimeZone: input.TimeZone,
      StartTime: start,
      EndTime: input.EndTime?.getTime(),
      nextAt: start ?? (cron && nextAfter(cron, ctx.now, input.TimeZone)),
    }),
  );
  ctx.put(scheduledActionTable, key, record);
  return {};
};
