import { isOfHere } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import { groupNotFound, scheduleNotFound } from './faults.ts';
import { type GroupRecord, groups, type ScheduleRecord, scheduleKey, schedules } from './state.ts';

export const defaultGroup = 'default';

/** @throws ResourceNotFoundException */
export function requireGroup(name: string, ctx: Context): GroupRecord {
  const found = ctx.get(groups, name);
  if (found) return found;
  if (name !== defaultGroup) throw groupNotFound(name);
  // AWS makes it with the account.
  return { name, arn: groupArn(name, ctx), tags: {}, createdAt: 0, modifiedAt: 0 };
}

export const groupArn = (name: string, ctx: Context): string =>
  ctx.arn('scheduler', `schedule-group/${name}`);

/** @throws ResourceNotFoundException */
export function requireSchedule(
  name: string | undefined,
  group: string | undefined,
  ctx: Context,
): ScheduleRecord {
  const key = { name: name ?? '', group: requireGroup(group ?? defaultGroup, ctx).name };
  const found = ctx.get(schedules, scheduleKey(key));
  if (!found) throw scheduleNotFound(key.name);
  return found;
}

/** Only groups have tags. */
export function requireTagged(arn: string | undefined, ctx: Context): GroupRecord {
  const name = arn?.split(':schedule-group/')[1] ?? '';
  if (!isOfHere(arn ?? '', ctx)) throw groupNotFound(name);
  return requireGroup(name, ctx);
}

/** The default group's among them. */
export const namesOf = (ctx: Context): string[] => [...new Set([defaultGroup, ...ctx.keys(groups)])];
