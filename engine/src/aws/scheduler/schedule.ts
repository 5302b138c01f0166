// A schedule of what a caller gave.
import type { CreateScheduleInput } from '@aws-sdk/client-scheduler';
import type { Context } from '../../kernel/context.ts';
import { plain } from '../../kernel/plain.ts';
import type { ScheduleRecord } from './state.ts';
import { withNext } from './timing/next.ts';

export function scheduleOf(
  input: CreateScheduleInput,
  { group, createdAt }: Pick<ScheduleRecord, 'group' | 'createdAt'>,
  ctx: Context,
): ScheduleRecord {
  const name = input.Name!;
  const schedule: ScheduleRecord = plain({
    name,
    group,
    arn: ctx.arn('scheduler', `schedule/${group}/${name}`),
    expression: input.ScheduleExpression!,
    timeZone: input.ScheduleExpressionTimezone ?? 'UTC',
    state: input.State ?? 'ENABLED',
    target: { ...input.Target!, RetryPolicy: retryPolicy(input) },
    window: input.FlexibleTimeWindow!,
    startAt: input.StartDate?.getTime(),
    endAt: input.EndDate?.getTime(),
    description: input.Description,
    kmsKeyArn: input.KmsKeyArn,
    afterCompletion: input.ActionAfterCompletion ?? 'NONE',
    clientToken: input.ClientToken,
    createdAt,
    modifiedAt: ctx.now,
  });
  return withNext(schedule, ctx.now, ctx);
}

/** As AWS fills it in. */
const retryPolicy = ({ Target }: CreateScheduleInput) => ({
  MaximumEventAgeInSeconds: Target?.RetryPolicy?.MaximumEventAgeInSeconds ?? 86_400,
  MaximumRetryAttempts: Target?.RetryPolicy?.MaximumRetryAttempts ?? 185,
});
