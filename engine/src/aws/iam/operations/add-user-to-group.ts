// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup, requireUser } from '../find.ts';
import { groups } from '../state.ts';

export const addUserToGroup: Operation<'iam', 'AddUserToGroup'> = (input, ctx) => {
  const group = requireGroup(input.GroupName, ctx);
  const { name } = requireUser(input.UserName, ctx);
  ctx.put(groups, group.name, { ...group, members: [...new Set([...group.members, name])] });
  return {};
};
