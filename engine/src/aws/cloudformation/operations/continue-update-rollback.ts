// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ContinueUpdateRollback.html
import type { Operation } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { inStack, putRecord, putResource, putStack } from '../records/put.ts';
import { operations, resourceKey, resources, stackController } from '../state.ts';

export const continueUpdateRollback: Operation<'cloudformation', 'ContinueUpdateRollback'> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx);
  const operation = ctx.get(operations, stack.stackId);
  if (stack.status !== 'UPDATE_ROLLBACK_FAILED' || !operation) {
    throw validationError(
      `Stack:${stack.stackId} is in ${stack.status} state and can not continue rollback.`,
    );
  }
  const skip = input.ResourcesToSkip ?? [];
  for (const logicalId of stack.resources) {
    const record = ctx.get(resources, resourceKey(stack.stackId, logicalId));
    if (record?.turn.phase !== 'rollback' || record.turn.state !== 'failed') continue;
    // A failed resource is restored again, or counts as restored when it is to be skipped.
    if (skip.includes(logicalId)) putResource(record, 'UPDATE_COMPLETE', ctx);
    else putRecord({ ...record, turn: { ...record.turn, operationId: '' } }, inStack(record), ctx);
  }
  ctx.put(operations, stack.stackId, { ...operation, phase: 'rollback', skip });
  putStack(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', ctx, 'User Initiated');
  ctx.enqueue(stackController, stack.stackId);
  return {};
};
