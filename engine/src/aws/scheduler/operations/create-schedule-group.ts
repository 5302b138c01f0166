// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { defaultGroupStays, groupExists } from '../faults.ts';
import { defaultGroup, groupArn, namesOf } from '../find.ts';
import { quotas } from '../quotas.ts';
import { type GroupRecord, groups } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const createScheduleGroup: Operation<'scheduler', 'CreateScheduleGroup'> = (input, ctx) => {
  const name = input.Name!;
  if (name === defaultGroup) throw defaultGroupStays();
  if (ctx.get(groups, name)) throw groupExists(name);
  // The default group counts too.
  checkQuota(ctx, quotas.groups, namesOf(ctx).length + 1);
  const group: GroupRecord = {
    name,
    arn: groupArn(name, ctx),
    tags: tagsOf(input.Tags),
    createdAt: ctx.now,
    modifiedAt: ctx.now,
  };
  ctx.put(groups, name, group);
  return { ScheduleGroupArn: group.arn };
};
