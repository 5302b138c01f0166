// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { checkedPath, checkName } from '../entity-name.ts';
import { groupExists } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { groups } from '../state.ts';

export const updateGroup: Operation<'iam', 'UpdateGroup'> = (input, ctx) => {
  const group = requireGroup(input.GroupName, ctx);
  const name = input.NewGroupName ?? group.name;
  checkName('newGroupName', name, 128);
  if (name !== group.name && ctx.get(groups, name)) throw groupExists(name);
  ctx.delete(groups, group.name);
  const path = input.NewPath === undefined ? group.path : checkedPath(input.NewPath);
  ctx.put(groups, name, { ...group, name, path });
  return {};
};
