// What is left behind: by a verb that is not called again, by a replacement, by an update that failed for good.
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

/** A resource whose verb is not called again: what it had already made is what is left. */
export function abandoned(record: ResourceRecord, ctx: Context): ResourceRecord {
  const { step, ...rest } = record;
  if (step) forgetAwaited(step, ctx);
  if (step?.verb !== 'create' || rest.physicalId === undefined) return rest;
  return { ...rest, shape: { ...step.target, physicalId: rest.physicalId } };
}

/** Deletes the outcome that a verb awaited. One that is still open is not recorded when it comes. */
export function forgetAwaited({ awaits }: Step, ctx: Context): void {
  if (awaits !== undefined) ctx.delete(outcomes, awaits);
}

/** What exists under the record's present physical id is deleted in the clean-up; the record may then point elsewhere. */
export function leaveOver(
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

/** The old resource, where the operation has put another in its place. */
export function leaveOld(
  record: ResourceRecord,
  { id }: OperationRecord,
  stack: StackRecord,
  ctx: Context,
): void {
  const old = record.before?.operationId === id ? record.before.shape : undefined;
  if (old && record.shape && old.physicalId !== record.shape.physicalId) {
    leaveOver({ ...record, shape: old }, { stack, ctx }, old.updateReplacePolicy === 'Retain');
  }
}

/** Before another operation: what a failed update had replaced will not be restored any more. Returns leftovers' keys. */
export function leaveReplaced(stack: StackRecord, ctx: Context): readonly string[] {
  const { stackId } = stack;
  const failed = ctx.get(operations, stackId);
  if (failed?.phase !== 'asleep') return failed?.leftovers ?? [];
  for (const logicalId of stack.resources) {
    const record = ctx.get(resources, resourceKey(stackId, logicalId));
    if (record) leaveOld(record, failed, stack, ctx);
  }
  return ctx.get(operations, stackId)!.leftovers;
}
