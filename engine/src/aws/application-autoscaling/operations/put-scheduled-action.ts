// PutScheduledAction: an update leaves alone what the request lacks, except start and end, which are deleted.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { isTimeZone, parseSchedule } from '../../../kernel/schedule.ts';
import { validation } from '../faults.ts';
import { requireTarget, targetName } from '../find.ts';
import { dueAfter } from '../scaling/due.ts';
import { type ScheduledActionRecord, scheduledActionKey, scheduledActions } from '../state.ts';

export const putScheduledAction: Operation<'application-autoscaling', 'PutScheduledAction'> = (
  input,
  ctx,
) => {
  const target = targetName(input);
  requireTarget(ctx, target);
  const name = input.ScheduledActionName ?? '';
  const key = scheduledActionKey({ ...target, name });
  const known = ctx.get(scheduledActions, key);
  const schedule = input.Schedule ?? known?.schedule;
  const action = input.ScalableTargetAction ?? known?.action;
  const timezone = input.Timezone ?? known?.timezone;
  if (schedule === undefined) throw validation('Schedule is required for a new scheduled action.');
  if (!parseSchedule(schedule))
    throw validation(
      "Schedule expression must have the following syntax: rate(<number>\\s?(minutes?|hours?|days?)), cron(<cron_expression>) or at(yyyy-MM-dd'T'HH:mm:ss).",
    );
  if (timezone !== undefined && !isTimeZone(timezone)) throw validation(`Invalid time zone: ${timezone}`);
  const { MinCapacity, MaxCapacity } = action ?? {};
  if (MinCapacity === undefined && MaxCapacity === undefined)
    throw validation('ScalableTargetAction must have MinCapacity, MaxCapacity or both.');
  if ((MinCapacity ?? 0) < 0) throw validation('Minimum capacity cannot be less than 0');
  if ((MaxCapacity ?? MinCapacity ?? 0) < (MinCapacity ?? 0))
    throw validation('Maximum capacity cannot be less than minimum capacity');
  const startsAt = input.StartTime?.getTime();
  const endsAt = input.EndTime?.getTime();
  if (startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt)
    throw validation('StartTime must be before EndTime.');
  const record: ScheduledActionRecord = plain({
    ...target,
    arn:
      known?.arn ??
      `arn:aws:autoscaling:${ctx.region}:${ctx.account}:scheduledAction:${ctx.ids.uuid()}:resource/${target.namespace}/${target.resourceId}:scheduledActionName/${name}`,
    name,
    schedule,
    timezone,
    startsAt,
    endsAt,
    action: { MinCapacity, MaxCapacity },
    createdAt: known?.createdAt ?? ctx.now,
  });
  ctx.put(scheduledActions, key, plain({ ...record, nextAt: dueAfter(record, ctx.now) }));
  return {};
};
