// Resources that an operation leaves behind: those of verbs that are not called again, and those that were replaced.
import type { Context } from '../../../kernel/context.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import {
  leftovers,
  type OperationRecord,
  operations,
  type ResourceRecord,
  resourceKey,
  resources,
  type StackRecord,
  type Step,
} from '../state.ts';

/** The resource without its verb, which is not called again. What a create had already made is kept for deletion. */
export function abandoned(record: ResourceRecord, ctx: Context): ResourceRecord {
  const { step, ...rest } = record;
  if (step) forgetAwaited(step, ctx);
  if (step?.verb !== 'create') return rest;
  // A custom resource's provider may have made something although it has not answered.
  const sent = rest.physicalId === undefined && step.memo?.requestId !== undefined;
  const physicalId = sent
    ? `${rest.stackId.split('/')[1]}-${rest.logicalId}-${step.suffix}`
    : rest.physicalId;
  return physicalId === undefined ? rest : { ...rest, physicalId, shape: { ...step.target, physicalId } };
}

/** Deletes the outcome that a verb awaited. If it is still open, it is dropped when it comes. */
export function forgetAwaited({ awaits }: Step, ctx: Context): void {
  if (awaits !== undefined) ctx.delete(outcomes, awaits);
}

/** Has the clean-up delete the record's current physical resource. The record may then refer to another one. */
export function addLeftover(
  record: ResourceRecord,
  { ctx, stack }: { readonly ctx: Context; readonly stack: StackRecord },
  retain = false,
): void {
  const operation = ctx.get(operations, stack.stackId)!;
  const { before: _before, step: _step, attempted: _attempted, ...rest } = record;
  const key = `${stack.stackId}/${record.logicalId}/${operation.leftovers.length}`;
  ctx.put(leftovers, key, { ...rest, physicalId: record.shape!.physicalId, ...(retain ? { retain } : {}) });
  ctx.put(operations, stack.stackId, { ...operation, leftovers: [...operation.leftovers, key] });
}

/** Has the clean-up delete the previous physical resource, if the operation replaced it, by the new template's policy. */
export function addReplaced(
  record: ResourceRecord,
  { id }: OperationRecord,
  stack: StackRecord,
  ctx: Context,
): void {
  const old = record.before?.operationId === id ? record.before.shape : undefined;
  if (old && record.shape && old.physicalId !== record.shape.physicalId) {
    const { updateReplacePolicy: policy } = record.shape;
    const { deletionPolicy: _ofDeletions, ...rest } = old;
    const shape = { ...rest, ...(policy !== undefined && { deletionPolicy: policy }) };
    addLeftover({ ...record, shape }, { stack, ctx }, policy === 'Retain');
  }
}

/** Before another operation: has it delete what a failed update had replaced. Returns the keys of all leftovers. */
export function addAllReplaced(stack: StackRecord, ctx: Context): readonly string[] {
  const { stackId } = stack;
  const failed = ctx.get(operations, stackId);
  if (failed?.phase !== 'asleep') return failed?.leftovers ?? [];
  for (const logicalId of stack.resources) {
    const record = ctx.get(resources, resourceKey(stackId, logicalId));
    if (record) addReplaced(record, failed, stack, ctx);
  }
  return ctx.get(operations, stackId)!.leftovers;
}
