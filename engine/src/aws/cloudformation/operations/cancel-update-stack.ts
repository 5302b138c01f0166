// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CancelUpdateStack.html
import type { Operation } from '../../../kernel/context.ts';
import { stackNotFound, validationError } from '../faults.ts';
import { findStack } from '../find.ts';
import { operations, stackController } from '../state.ts';

export const cancelUpdateStack: Operation<'cloudformation', 'CancelUpdateStack'> = (input, ctx) => {
  const stack = findStack(input.StackName!, ctx);
  if (!stack) throw stackNotFound(input.StackName!);
  const operation = ctx.get(operations, stack.stackId);
  if (stack.status !== 'UPDATE_IN_PROGRESS' || !operation) {
    throw validationError('CancelUpdateStack cannot be called from current stack status');
  }
  ctx.put(operations, stack.stackId, { ...operation, stop: 'User Initiated', onFailure: 'ROLLBACK' });
  ctx.enqueue(stackController, stack.stackId);
  return {};
};
