// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ContinueUpdateRollback.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { continueRollback, resourcesToSkip } from '../stack/continue.ts';
import { type OperationRecord, operations } from '../state.ts';

export const continueUpdateRollback: Operation<'cloudformation', 'ContinueUpdateRollback'> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx);
  const { stackId, status, parentId } = stack;
  if (parentId !== undefined) {
    throw validationError('RollbackUpdatedStack cannot be invoked on child stacks');
  }
  const operation = ctx.get(operations, stackId);
  if (status !== 'UPDATE_ROLLBACK_FAILED' || !operation) {
    throw validationError('RollbackUpdatedStack cannot be called from current stack status');
  }
  for (const [ownerId, skip] of resourcesToSkip(input.ResourcesToSkip ?? [], stack, ctx)) {
    ctx.put(operations, ownerId, { ...ctx.get(operations, ownerId)!, skip });
  }
  const continued: OperationRecord = plain({
    ...ctx.get(operations, stackId)!,
    clientRequestToken: input.ClientRequestToken,
  });
  continueRollback(
    {
      ...stack,
      ...(input.RoleARN === undefined ? {} : { roleArn: input.RoleARN }),
      lastOperation: { id: operation.id, type: 'CONTINUE_ROLLBACK' },
    },
    continued,
    ctx,
    'User Initiated',
  );
  return {};
};
