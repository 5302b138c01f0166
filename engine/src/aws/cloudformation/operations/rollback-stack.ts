// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackStack.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { putStack } from '../records/put.ts';
import { type OperationRecord, operations, stackController } from '../state.ts';

/** For a stack whose create or update failed while rollback was disabled. */
export const rollbackStack: Operation<'cloudformation', 'RollbackStack'> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx);
  const { stackId, status } = stack;
  if (status !== 'CREATE_FAILED' && status !== 'UPDATE_FAILED') {
    throw validationError(`Stack:${stackId} is in ${status} state and can not be rolled back.`);
  }
  const failed = ctx.get(operations, stackId);
  const creation: OperationRecord = {
    id: ctx.ids.uuid(),
    stackId,
    kind: 'create',
    phase: 'rollback',
    startedAt: ctx.now,
    graph: {},
    onFailure: 'ROLLBACK',
    leftovers: [],
    retain: [],
    skip: [],
  };
  const operation = status === 'UPDATE_FAILED' ? { ...failed!, phase: 'rollback' as const } : creation;
  ctx.put(
    operations,
    stackId,
    plain({
      ...operation,
      clientRequestToken: input.ClientRequestToken,
      retainExceptOnCreate: input.RetainExceptOnCreate ?? operation.retainExceptOnCreate,
    }),
  );
  putStack(
    { ...stack, lastOperation: { id: operation.id, type: 'ROLLBACK' } },
    status === 'UPDATE_FAILED' ? 'UPDATE_ROLLBACK_IN_PROGRESS' : 'ROLLBACK_IN_PROGRESS',
    ctx,
    'User Initiated',
  );
  ctx.enqueue(stackController, stackId);
  return { StackId: stackId, OperationId: operation.id };
};
