// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { deleteChangeSets } from '../change-sets/change-set.ts';
import { validationError } from '../faults.ts';
import { findStack } from '../find.ts';
import { beginDelete } from '../stack/begin.ts';
import { stacks } from '../state.ts';

export const deleteStack: Operation<'cloudformation', 'DeleteStack'> = (input, ctx) => {
  const stack = findStack(input.StackName!, ctx);
  // Deleting something that does not exist succeeds.
  if (!stack || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS') return {};
  const { stackId, stackName, status, rootId } = stack;
  const root = rootId === undefined ? stack : ctx.get(stacks, rootId);
  if (root?.terminationProtection) {
    throw validationError(`Stack [${stackName}] cannot be deleted while TerminationProtection is enabled`);
  }
  if (status.startsWith('UPDATE_') && status.endsWith('_IN_PROGRESS')) {
    throw validationError(`Stack [${stackId}] cannot be deleted while in status ${status}`);
  }
  if (input.RetainResources?.length && status !== 'DELETE_FAILED') {
    throw validationError(
      `Invalid operation on stack [${stackId}]. Specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    );
  }
  const force = input.DeletionMode === 'FORCE_DELETE_STACK';
  if (force && status !== 'DELETE_FAILED') {
    throw validationError(
      `Invalid operation on stack [${stackId}]. FORCE_DELETE_STACK can be used only when the stack is in the DELETE_FAILED state.`,
    );
  }
  deleteChangeSets(stackId, ctx);
  beginDelete(
    plain({ ...stack, roleArn: input.RoleARN ?? stack.roleArn, caller: ctx.caller }),
    {
      retain: input.RetainResources ?? [],
      clientRequestToken: input.ClientRequestToken,
      force: force || undefined,
    },
    ctx,
  );
  return {};
};
