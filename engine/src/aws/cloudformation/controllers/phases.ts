// Ends a phase of an operation, and begins the next one.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html (stack status codes)
import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { StackContext } from '../context.ts';
import { forgetDrifts } from '../drifts.ts';
import { addLeftover, addReplaced } from '../records/leftovers.ts';
import { putStack } from '../records/put.ts';
import { publish, withdraw } from '../stack/exports.ts';
import { type ResolvedOutputs, resolveOutputs } from '../stack/outputs.ts';
import { enqueueParent } from '../stack/parent.ts';
import {
  leftovers,
  type OperationRecord,
  operations,
  type ResourceRecord,
  resourceKey,
  resources,
  type StackRecord,
  stackController,
  stackNames,
  stacks,
  templates,
} from '../state.ts';
import { nestedStacks } from './snapshot.ts';

interface End {
  readonly stack: StackRecord;
  readonly operation: OperationRecord;
  readonly ctx: StackContext;
}

export function succeed(end: End): void {
  const { operation } = end;
  if (operation.phase === 'forward') completeForward(end);
  else if (operation.phase === 'cleanup') completeCleanup(end);
  else if (operation.phase === 'delete') completeDelete(end);
  else if (operation.kind === 'update') completeRestoration(end);
  else finishOperation(end, 'ROLLBACK_COMPLETE');
}

export function fail(end: End, reason?: string): void {
  const { operation } = end;
  const failed = recordsOf(end).filter(
    ({ turn }) =>
      turn.operationId === operation.id && turn.phase === operation.phase && turn.state === 'failed',
  );
  const names = (status: string) =>
    failed.filter((record) => record.status === status).map(({ logicalId }) => logicalId);
  const why =
    reason ??
    [
      sentence('create', names('CREATE_FAILED')),
      sentence('update', names('UPDATE_FAILED')),
      sentence('delete', names('DELETE_FAILED')),
    ].join('');
  if (operation.phase === 'forward') failForward(end, why);
  else if (operation.phase === 'rollback' && operation.kind === 'update')
    finishOperation(end, 'UPDATE_ROLLBACK_FAILED', why);
  else finishOperation(end, operation.phase === 'rollback' ? 'ROLLBACK_FAILED' : 'DELETE_FAILED', why);
}

function sentence(verb: string, names: readonly string[]): string {
  return names.length > 0 ? `The following resource(s) failed to ${verb}: [${names.join(', ')}]. ` : '';
}

function completeForward(end: End): void {
  const { stack, operation, ctx } = end;
  let resolved: ResolvedOutputs;
  try {
    resolved = resolveOutputs(stack, ctx);
    ctx.attempt(() => publish(stack, resolved.outputs, ctx, operation.before?.outdated !== undefined));
  } catch (error) {
    // A defect fails the stack too: otherwise it would be in progress for ever.
    if (!(error instanceof AwsFault)) ctx.log(`${stack.stackName}, outputs: ${(error as Error).stack}`);
    failForward(end, (error as Error).message);
    return;
  }
  if (operation.kind === 'create') {
    finishOperation({ ...end, stack: { ...stack, ...resolved } }, 'CREATE_COMPLETE');
    return;
  }
  awaitCleanup({ ...end, stack: { ...stack, ...resolved } }, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
}

function failForward(end: End, why: string): void {
  const { operation, ctx } = end;
  const { stackId } = end.stack;
  const stack = { ...end.stack, failure: why };
  const phase = operation.onFailure === 'DELETE' ? 'delete' : 'rollback';
  const failing = { ...operation, phase } as const;
  if (operation.onFailure === 'DO_NOTHING') {
    finishOperation(
      { ...end, operation: failing },
      operation.kind === 'create' ? 'CREATE_FAILED' : 'UPDATE_FAILED',
      why,
    );
    return;
  }
  ctx.put(operations, stackId, failing);
  ctx.enqueue(stackController, stackId);
  if (operation.kind === 'update') {
    putStack(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', ctx, why);
  } else {
    const deletes = phase === 'delete';
    putStack(
      stack,
      deletes ? 'DELETE_IN_PROGRESS' : 'ROLLBACK_IN_PROGRESS',
      ctx,
      `${why.trimEnd().replace(/\.?$/, '.')} ${deletes ? 'Delete' : 'Rollback'} requested by user.`,
    );
  }
  enqueueParent(stack, ctx);
}

function completeRestoration(end: End): void {
  const { stack, operation, ctx } = end;
  const { before } = operation;
  ctx.delete(templates, stack.source.templateKey);
  const { source, outputs, imports, description, outdated } = before!;
  const restored = {
    ...stack,
    source,
    outputs,
    imports,
    ...(description === undefined ? {} : { description }),
    ...(outdated === undefined ? {} : { outdated }),
  };
  publish(restored, outputs, ctx, outdated !== undefined);
  ctx.put(operations, stack.stackId, { ...ctx.get(operations, stack.stackId)!, rolledBack: true });
  awaitCleanup({ ...end, stack: restored }, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
}

/** Begins the clean-up. A nested stack waits until its parent's update or rollback has come this far. */
function awaitCleanup({ stack, ctx }: End, status: StackStatus): void {
  const { stackId, parentId } = stack;
  putStack(stack, status, ctx);
  const operation = ctx.get(operations, stackId)!;
  const parent = parentId === undefined ? undefined : ctx.get(stacks, parentId);
  if (parent?.status.endsWith('_IN_PROGRESS')) {
    ctx.put(operations, stackId, { ...operation, phase: 'settled' });
    enqueueParent(stack, ctx);
  } else {
    beginCleanup(stackId, ctx);
  }
}

/** Begins the clean-up of a stack, and of the nested stacks that have waited for it. */
function beginCleanup(stackId: string, ctx: Context): void {
  const operation = ctx.get(operations, stackId);
  const stack = ctx.get(stacks, stackId);
  if (!operation || !stack) return;
  ctx.put(operations, stackId, { ...operation, phase: 'cleanup' });
  ctx.enqueue(stackController, stackId);
  const records = recordsOf({ stack, ctx });
  const obsolete = records.filter((record) =>
    (operation.rolledBack ? leaveAfterRollback : leaveAfterUpdate)(record, operation, stack, ctx),
  );
  const gone = new Set(obsolete.map(({ logicalId }) => logicalId));
  for (const logicalId of gone) ctx.delete(resources, resourceKey(stackId, logicalId));
  ctx.put(stacks, stackId, {
    ...stack,
    resources: stack.resources.filter((logicalId) => !gone.has(logicalId)),
  });
  for (const childId of nestedStacks(records)) {
    if (ctx.get(operations, childId)?.phase === 'settled') beginCleanup(childId, ctx);
  }
}

type LeaveBehind = (
  record: ResourceRecord,
  operation: OperationRecord,
  stack: StackRecord,
  ctx: Context,
) => boolean;

/** After an update: marks replaced and removed resources as leftovers. True when the record itself is to be deleted. */
const leaveAfterUpdate: LeaveBehind = (record, operation, stack, ctx) => {
  if (!Object.hasOwn(operation.graph, record.logicalId)) {
    if (record.shape)
      addLeftover(record, { stack, ctx }, record.shape.deletionPolicy?.startsWith('Retain') === true);
    return true;
  }
  addReplaced(record, operation, stack, ctx);
  return false;
};

/** After a rollback: marks the resources that the update had created. */
const leaveAfterRollback: LeaveBehind = (record, { id, retainExceptOnCreate }, stack, ctx) => {
  if (record.createdBy !== id || record.before?.operationId === id) return false;
  const retain = record.shape?.deletionPolicy === 'Retain' && !retainExceptOnCreate;
  if (record.shape) addLeftover(record, { stack, ctx }, retain);
  return true;
};

function completeCleanup(end: End): void {
  const { operation, stack, ctx } = end;
  const left = operation.leftovers.some((key) => ctx.get(leftovers, key)?.status === 'DELETE_FAILED');
  const { nextPolicy } = operation;
  const isNew = nextPolicy !== undefined && !operation.rolledBack;
  finishOperation(
    isNew ? { ...end, stack: { ...stack, stackPolicy: nextPolicy } } : end,
    operation.rolledBack ? 'UPDATE_ROLLBACK_COMPLETE' : 'UPDATE_COMPLETE',
    left ? 'Update successful. One or more resources could not be deleted.' : undefined,
  );
  const previous = operation.before?.source.templateKey;
  if (previous !== undefined && previous !== stack.source.templateKey) ctx.delete(templates, previous);
}

function completeDelete(end: End): void {
  const { stack, ctx } = end;
  withdraw(stack, ctx);
  forgetDrifts(stack, ctx);
  if (ctx.get(stackNames, stack.stackName)?.stackId === stack.stackId)
    ctx.delete(stackNames, stack.stackName);
  finishOperation({ ...end, stack: { ...stack, deletedAt: ctx.now } }, 'DELETE_COMPLETE');
}

/** Ends the operation with the stack's final status. */
function finishOperation({ stack, operation, ctx }: End, status: StackStatus, reason?: string): void {
  putStack(stack, status, ctx, reason);
  const { leftovers: left } = ctx.get(operations, stack.stackId)!;
  // A failed rollback can be continued, and a failed update can be followed by another one or rolled back.
  if (status === 'UPDATE_ROLLBACK_FAILED' || status === 'UPDATE_FAILED') {
    ctx.put(operations, stack.stackId, { ...operation, leftovers: left, phase: 'asleep' });
  } else {
    for (const key of left) ctx.delete(leftovers, key);
    ctx.delete(operations, stack.stackId);
  }
  enqueueParent(stack, ctx);
}

function recordsOf({ stack, ctx }: { readonly stack: StackRecord; readonly ctx: Context }): ResourceRecord[] {
  return stack.resources.flatMap(
    (logicalId) => ctx.get(resources, resourceKey(stack.stackId, logicalId)) ?? [],
  );
}
