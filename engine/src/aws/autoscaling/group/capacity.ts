// Changes a group's desired capacity, with the cause that its activities will give.
import type { Context } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { type GroupRecord, groupTable } from '../state.ts';

export function setDesired(ctx: Context, group: GroupRecord, desired: number, cause: string): GroupRecord {
  if (desired === group.DesiredCapacity) return group;
  const changed = { ...group, DesiredCapacity: desired, pendingCause: cause };
  ctx.put(groupTable, group.AutoScalingGroupName, changed);
  return changed;
}

/** @throws ValidationError */
export function checkBounds(group: GroupRecord): void {
  const mistake = boundsMistake(group);
  if (mistake !== undefined) throw validationError(mistake);
}

export function boundsMistake({ MinSize, MaxSize, DesiredCapacity }: GroupRecord): string | undefined {
  if (MinSize < 0) return `Min bound, ${MinSize}, must be greater than or equal to 0`;
  if (MaxSize < MinSize)
    return `Max bound, ${MaxSize}, must be greater than or equal to min bound, ${MinSize}`;
  if (DesiredCapacity < MinSize || DesiredCapacity > MaxSize)
    return `Desired capacity:${DesiredCapacity} must be between the specified min size:${MinSize} and max size:${MaxSize}`;
  return undefined;
}

export const clamp = (value: number, { MinSize, MaxSize }: Pick<GroupRecord, 'MinSize' | 'MaxSize'>) =>
  Math.min(MaxSize, Math.max(MinSize, value));
