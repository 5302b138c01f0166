// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchDeletion } from '../faults.ts';
import { roles } from '../state.ts';

/** A deletion has finished by the time its id is returned. The id contains the role's name, and the role must be gone. */
export const getServiceLinkedRoleDeletionStatus: Operation<'iam', 'GetServiceLinkedRoleDeletionStatus'> = (
  input,
  ctx,
) => {
  const role = /^task\/aws-service-role\/[^/]+\/([^/]+)\/[^/]+$/.exec(input.DeletionTaskId!)?.[1];
  if (!role || ctx.get(roles, role)) throw noSuchDeletion(input.DeletionTaskId!);
  return { Status: 'SUCCEEDED' };
};
