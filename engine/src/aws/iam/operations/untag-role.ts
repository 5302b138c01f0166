// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRole } from '../find.ts';
import { roles } from '../state.ts';
import { withoutTags } from '../tags.ts';

export const untagRole: Operation<'iam', 'UntagRole'> = (input, ctx) => {
  const role = requireRole(input.RoleName, ctx);
  ctx.put(roles, role.name, { ...role, tags: withoutTags(role.tags, input.TagKeys!) });
  return {};
};
