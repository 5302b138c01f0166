// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRole } from '../find.ts';
import { roles } from '../state.ts';
import { tagMap } from '../tags.ts';

export const tagRole: Operation<'iam', 'TagRole'> = (input, ctx) => {
  const role = requireRole(input.RoleName, ctx);
  ctx.put(roles, role.name, { ...role, tags: { ...role.tags, ...tagMap(input.Tags) } });
  return {};
};
