// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchRole } from '../faults.ts';
import { isServiceLinked, requireRole } from '../find.ts';
import { roles } from '../state.ts';

/** Done at once: whether the service still uses the role is not checked. */
export const deleteServiceLinkedRole: Operation<'iam', 'DeleteServiceLinkedRole'> = (input, ctx) => {
  const role = requireRole(input.RoleName, ctx);
  if (!isServiceLinked(role)) throw noSuchRole(role.name);
  ctx.delete(roles, role.name);
  return { DeletionTaskId: `task${role.path}${role.name}/${ctx.ids.uuid()}` };
};
