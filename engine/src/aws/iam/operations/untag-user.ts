// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { users } from '../state.ts';
import { withoutTags } from '../tags.ts';

export const untagUser: Operation<'iam', 'UntagUser'> = (input, ctx) => {
  const user = requireUser(input.UserName, ctx);
  ctx.put(users, user.name, { ...user, tags: withoutTags(user.tags, input.TagKeys!) });
  return {};
};
