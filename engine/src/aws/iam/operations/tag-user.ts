// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { users } from '../state.ts';
import { tagMap } from '../tags.ts';

export const tagUser: Operation<'iam', 'TagUser'> = (input, ctx) => {
  const user = requireUser(input.UserName, ctx);
  ctx.put(users, user.name, { ...user, tags: { ...user.tags, ...tagMap(input.Tags) } });
  return {};
};
