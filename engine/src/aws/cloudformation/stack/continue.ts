// Continues a rollback that has failed: what failed is attempted again, or counts as restored where it is to be skipped.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-continueupdaterollback.html
import type { Context } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { inStack, putRecord, putResource, putStack } from '../records/put.ts';
import { nestedStackType } from '../source/compare.ts';
import {
  type OperationRecord,
  operations,
  type ResourceRecord,
  resourceKey,
  resources,
  type StackRecord,
  stackController,
  stacks,
} from '../state.ts';

/** Nested stacks are continued when the turn comes to them: see `rollBack` of the nested stack's resource type. */
export function continueRollback(
  stack: StackRecord,
  operation: OperationRecord,
  ctx: Context,
  reason?: string,
): void {
  for (const record of failedIn(stack, ctx)) {
    if (operation.skip.includes(record.logicalId)) skip(record, operation, ctx);
    // Its turn is now one of no operation: the rollback begins it again.
    else putRecord({ ...record, turn: { ...record.turn, operationId: '' } }, inStack(record), ctx);
  }
  ctx.put(operations, stack.stackId, { ...operation, phase: 'rollback', skip: [] });
  putStack(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', ctx, reason);
  ctx.enqueue(stackController, stack.stackId);
}

/** The record says what the template says; AWS leaves it to the caller to make the resource agree with it. */
function skip(record: ResourceRecord, { id }: OperationRecord, ctx: Context): void {
  const { attempted: _attempted, ...rest } = record;
  const { shape } = record.before!;
  putResource(
    {
      ...rest,
      shape,
      physicalId: shape.physicalId,
      turn: { operationId: id, phase: 'rollback', state: 'done' },
    },
    'UPDATE_COMPLETE',
    ctx,
  );
}

/** The resources that each stack is to skip, by stack id, from `LogicalId` and `NestedStackName.LogicalId`. */
export function resourcesToSkip(
  names: readonly string[],
  stack: StackRecord,
  ctx: Context,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const name of names) {
    const dot = name.lastIndexOf('.');
    const owner = dot < 0 ? stack : nestedStackNamed(name.slice(0, dot), stack, ctx);
    const logicalId = name.slice(dot + 1);
    const failed = failedIn(owner, ctx).find((record) => record.logicalId === logicalId);
    if (!failed)
      throw cannotSkip(
        name,
        ctx.get(resources, resourceKey(owner.stackId, logicalId))
          ? 'it is not in UPDATE_FAILED state because a rollback failed'
          : `the stack ${owner.stackName} has no resource of this name`,
      );
    if (failed.type === nestedStackType && !isBeingDeleted(failed, ctx)) {
      throw cannotSkip(
        name,
        'a nested stack can be skipped only in DELETE_IN_PROGRESS, DELETE_COMPLETE or DELETE_FAILED state. Skip resources of it as NestedStackName.ResourceLogicalID',
      );
    }
    found.set(owner.stackId, [...(found.get(owner.stackId) ?? []), logicalId]);
  }
  return found;
}

/** AWS's own wording of this is not known. */
const cannotSkip = (name: string, why: string) =>
  validationError(`Resource [${name}] in ResourcesToSkip cannot be skipped: ${why}.`);

/** A stack at any depth below this one. */
function nestedStackNamed(name: string, stack: StackRecord, ctx: Context): StackRecord {
  const rootId = stack.rootId ?? stack.stackId;
  const found = ctx
    .all(stacks)
    .find((each) => each.stackName === name && each.rootId === rootId && each.deletedAt === undefined);
  if (!found) throw validationError(`Stack [${name}] does not exist`);
  return found;
}

function isBeingDeleted({ physicalId = '' }: ResourceRecord, ctx: Context): boolean {
  const child = ctx.get(stacks, physicalId);
  return !child || child.status.startsWith('DELETE_');
}

function failedIn(stack: StackRecord, ctx: Context): ResourceRecord[] {
  return stack.resources
    .flatMap((logicalId) => ctx.get(resources, resourceKey(stack.stackId, logicalId)) ?? [])
    .filter(({ turn }) => turn.phase === 'rollback' && turn.state === 'failed');
}
