// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteStackRefactor.html
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { StackContext } from '../context.ts';
import { validationError } from '../faults.ts';
import { applyRefactor } from '../refactor/apply.ts';
import { refactors, requireRefactor } from '../refactor/state.ts';

/** The stacks may have changed since the refactor was created: then nothing of it is applied. */
export const executeStackRefactor: Operation<'cloudformation', 'ExecuteStackRefactor', StackContext> = (
  input,
  ctx,
) => {
  const found = requireRefactor(input.StackRefactorId!, ctx);
  if (found.executionStatus !== 'AVAILABLE')
    throw validationError(
      `Stack refactor ${found.id} cannot be executed in its current execution status of ${found.executionStatus}`,
    );
  try {
    const stackIds = ctx.attempt(() => applyRefactor(found, ctx));
    ctx.put(refactors, found.id, { ...found, stackIds, executionStatus: 'EXECUTE_COMPLETE' });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    ctx.put(refactors, found.id, {
      ...found,
      executionStatus: 'EXECUTE_FAILED',
      executionStatusReason: error.message,
    });
  }
  return {};
};
