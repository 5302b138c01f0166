// Tags belong to alarms, named by their ARN.
import type { Context } from '../../kernel/context.ts';
import { resourceNotFound } from './faults.ts';
import { type AlarmRecord, alarms } from './state.ts';

export function requireAlarmByArn(arn: string, ctx: Context): AlarmRecord {
  const alarm = ctx.get(alarms, /:alarm:(.+)$/.exec(arn)?.[1] ?? '');
  if (!alarm) throw resourceNotFound(arn);
  return alarm;
}
