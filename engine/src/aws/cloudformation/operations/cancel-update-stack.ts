// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CancelUpdateStack.html
import type { Operation } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { operations, stackController } from '../state.ts';

export const cancelUpdateStack: Operation<'cloudformation', 'CancelUpdateStack'> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx);
  const operation = ctx.get(operations, stack.stackId);
  if (stack.status !== 'UPDATE_IN_PROGRESS' || !operation) {
    throw validationError('CancelUpdateStack cannot be called from current stack status');
  }
  ctx.put(operations, stack.stackId, { ...operation, stop: 'User Initiated', onFailure: 'ROLLBACK' });
  ctx.enqueue(stackController, stack.stackId);
  return {};
};
