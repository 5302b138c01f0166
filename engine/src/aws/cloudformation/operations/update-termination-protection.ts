// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateTerminationProtection.html
import type { Operation } from '../../../kernel/context.ts';
import { stackNotFound, validationError } from '../faults.ts';
import { findStack } from '../find.ts';
import { stacks } from '../state.ts';

export const updateTerminationProtection: Operation<'cloudformation', 'UpdateTerminationProtection'> = (
  input,
  ctx,
) => {
  const stack = findStack(input.StackName!, ctx);
  if (!stack || stack.status === 'DELETE_COMPLETE') throw stackNotFound(input.StackName!);
  if (stack.parentId !== undefined) {
    throw validationError(
      'Termination protection cannot be updated on a nested stack. Update the root stack instead.',
    );
  }
  ctx.put(stacks, stack.stackId, {
    ...stack,
    terminationProtection: input.EnableTerminationProtection ?? false,
  });
  return { StackId: stack.stackId };
};
