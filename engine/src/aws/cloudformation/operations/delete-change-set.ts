// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html
import type { Operation } from '../../../kernel/context.ts';
import { findChangeSet, deleteChangeSet as removeChangeSet } from '../change-sets/change-set.ts';
import { stackNotFound, validationError } from '../faults.ts';
import { findStack } from '../find.ts';

export const deleteChangeSet: Operation<'cloudformation', 'DeleteChangeSet'> = (input, ctx) => {
  if (input.StackName !== undefined && !findStack(input.StackName, ctx)) throw stackNotFound(input.StackName);
  const found = findChangeSet(input.ChangeSetName!, input.StackName, ctx);
  // Deleting something that does not exist succeeds.
  if (found?.rootId !== undefined)
    throw validationError(`ChangeSet [${found.id}] is nested: delete the root change set ${found.rootId}.`);
  if (found) removeChangeSet(found, ctx);
  return {};
};
