// https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup, requireUser } from '../find.ts';
import { groups } from '../state.ts';

export const removeUserFromGroup: Operation<'iam', 'RemoveUserFromGroup'> = (input, ctx) => {
  const group = requireGroup(input.GroupName, ctx);
  const { name } = requireUser(input.UserName, ctx);
  ctx.put(groups, group.name, { ...group, members: group.members.filter((each) => each !== name) });
  return {};
};
