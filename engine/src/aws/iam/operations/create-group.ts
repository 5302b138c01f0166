// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { checkedPath, checkName } from '../entity-name.ts';
import { groupExists } from '../faults.ts';
import { noPolicies } from '../policies/holder.ts';
import { quotas } from '../quotas.ts';
import { type GroupRecord, groups } from '../state.ts';
import { groupView } from '../views.ts';

export const createGroup: Operation<'iam', 'CreateGroup'> = (input, ctx) => {
  const name = input.GroupName!;
  checkName('groupName', name, 128);
  if (ctx.get(groups, name)) throw groupExists(name);
  checkQuota(ctx, quotas.groups, ctx.keys(groups).length + 1);
  const group: GroupRecord = {
    name,
    path: checkedPath(input.Path),
    id: `AGPA${ctx.ids.suffix(17)}`,
    createdAt: ctx.now,
    members: [],
    ...noPolicies,
  };
  ctx.put(groups, name, group);
  return { Group: groupView(group, ctx) };
};
