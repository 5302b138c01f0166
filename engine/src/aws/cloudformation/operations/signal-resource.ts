// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_SignalResource.html

import { resourceSignals } from '../../../contracts/resource-type.ts';
import type { Operation } from '../../../kernel/context.ts';
import { resourceNotFound, validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { inStack, putRecord, putResource } from '../records/put.ts';
import { resourceKey, resources, stackController } from '../state.ts';

export const signalResource: Operation<'cloudformation', 'SignalResource'> = (input, ctx) => {
  const { StackName: name = '', LogicalResourceId: logicalId = '', UniqueId: uniqueId = '', Status } = input;
  const stack = requireStack(name, ctx);
  const { stackId, status } = stack;
  if (!['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS'].includes(status)) {
    throw validationError(`Stack ${stackId} is in ${status} state and cannot be signaled`);
  }
  const record = ctx.get(resources, resourceKey(stackId, logicalId));
  if (!record) throw resourceNotFound(logicalId, name);
  if (!record.step || record.step.verb === 'delete') {
    throw validationError(`Resource ${logicalId} is in ${record.status} state and cannot be signaled`);
  }
  const key = `${stackId}/${logicalId}/${uniqueId}`;
  // A repeated signal is ignored.
  if (ctx.get(resourceSignals, key)) return {};
  const signal = Status === 'FAILURE' ? 'FAILURE' : 'SUCCESS';
  ctx.put(resourceSignals, key, { stackId, logicalId, uniqueId, status: signal, at: ctx.now });
  const updated = putResource(record, record.status, ctx, {
    reason: `Received ${signal} signal with UniqueId ${uniqueId}`,
  });
  // A verb that waits for signals is called again at once.
  if (updated.step?.signalsUntil === undefined) {
    putRecord({ ...updated, step: { ...updated.step!, nextAt: ctx.now } }, inStack(updated), ctx);
  }
  ctx.enqueue(stackController, stackId);
  return {};
};
