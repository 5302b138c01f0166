// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html

import type { Operation } from '../../../kernel/context.ts';
import { obsoleteChangeSets } from '../change-sets/change-set.ts';
import type { StackContext } from '../context.ts';
import { stackNotFound } from '../faults.ts';
import { findStack } from '../find.ts';
import { rollbackDisabled, stackInput } from '../source/stack-input.ts';
import { beginUpdate, checkUpdatable } from '../stack/begin.ts';

export const updateStack: Operation<'cloudformation', 'UpdateStack', StackContext> = (input, ctx) => {
  const stack = findStack(input.StackName!, ctx);
  if (!stack || stack.status === 'DELETE_COMPLETE') throw stackNotFound(input.StackName!);
  checkUpdatable(stack);
  const updated = beginUpdate(
    stack,
    {
      ...stackInput(input, stack, ctx),
      disableRollback: rollbackDisabled(input),
      roleArn: input.RoleARN,
    },
    ctx,
  );
  obsoleteChangeSets(stack.stackId, ctx);
  return { StackId: stack.stackId, OperationId: updated.lastOperation?.id };
};
