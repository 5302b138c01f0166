// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
import type { Operation } from '../../../kernel/context.ts';
import { checkedPath, checkName } from '../entity-name.ts';
import { userExists } from '../faults.ts';
import { groupsOf, requireUser } from '../find.ts';
import { accessKeys, groups, users } from '../state.ts';

export const updateUser: Operation<'iam', 'UpdateUser'> = (input, ctx) => {
  const user = requireUser(input.UserName, ctx);
  const name = input.NewUserName ?? user.name;
  checkName('newUserName', name, 64);
  if (name !== user.name && ctx.get(users, name)) throw userExists(name);
  const renamed = (member: string) => (member === user.name ? name : member);
  for (const group of groupsOf(user.name, ctx))
    ctx.put(groups, group.name, { ...group, members: group.members.map(renamed) });
  for (const key of ctx.all(accessKeys).filter((each) => each.user === user.name))
    ctx.put(accessKeys, key.id, { ...key, user: name });
  ctx.delete(users, user.name);
  const path = input.NewPath === undefined ? user.path : checkedPath(input.NewPath);
  ctx.put(users, name, { ...user, name, path });
  return {};
};
