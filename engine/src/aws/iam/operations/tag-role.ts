// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html
import type { Operation } from '../../../kernel/context.ts';
import { findRole } from '../find.ts';
import { roles } from '../state.ts';
import { recordedTags } from '../views.ts';

export const tagRole: Operation<'iam', 'TagRole'> = (input, ctx) => {
  const role = findRole(input.RoleName, ctx);
  ctx.put(roles, role.name, { ...role, tags: { ...role.tags, ...recordedTags(input.Tags) } });
  return {};
};
