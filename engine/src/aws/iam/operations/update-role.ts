// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requireRole } from '../find.ts';
import { roles } from '../state.ts';

export const updateRole: Operation<'iam', 'UpdateRole'> = (input, ctx) => {
  const role = requireRole(input.RoleName, ctx);
  ctx.put(
    roles,
    role.name,
    plain({
      ...role,
      description: input.Description ?? role.description,
      maxSessionSeconds: input.MaxSessionDuration ?? role.maxSessionSeconds,
    }),
  );
  return {};
};
