// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchDeletion } from '../faults.ts';

export const getServiceLinkedRoleDeletionStatus: Operation<'iam', 'GetServiceLinkedRoleDeletionStatus'> = (
  input,
) => {
  if (!/^task\/aws-service-role\//.test(input.DeletionTaskId!)) throw noSuchDeletion(input.DeletionTaskId!);
  return { Status: 'SUCCEEDED' };
};
