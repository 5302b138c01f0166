// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
// A nested stack: a stack made from a template in S3, which its parent waits for.

import type { Progress, Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault, fault } from '../../../kernel/faults.ts';
import type { StackContext } from '../context.ts';
import { putStack } from '../records/put.ts';
import type { TypeRegistry } from '../schema/registry.ts';
import { nestedStackType } from '../source/compare.ts';
import { nestedInput } from '../source/nested-input.ts';
import type { StackInput } from '../source/stack-input.ts';
import { beginCreate, beginDelete, beginUpdate } from '../stack/begin.ts';
import { continueRollback } from '../stack/continue.ts';
import {
  type OperationRecord,
  operations,
  resourceKey,
  resources,
  type StackRecord,
  stackController,
  stacks,
} from '../state.ts';

/** A failure whose reason is this text, without a handler error code. */
const failure = fault('ResourceFailure', (reason: string) => reason);

/** A nested stack wakes its parent, so this is only a fallback. */
const againInMs = 60_000;
const inside = 'The nested stack is in progress.';

export function nestedStack(types: TypeRegistry): ResourceType {
  return {
    type: nestedStackType,
    create: (request, ctx) => {
      const begun = request.memo?.stackId as string | undefined;
      if (begun === undefined) {
        const parent = ctx.get(stacks, request.stackId)!;
        const { stackId } = asResourceFailure(() =>
          beginCreate(
            {
              ...nestedInput(request, parent, ctx),
              stackName: request.generatedName(128),
              onFailure: parent.disableRollback ? 'DO_NOTHING' : 'ROLLBACK',
              timeoutMinutes: request.properties.TimeoutInMinutes as number | undefined,
              parent: {
                parentId: parent.stackId,
                rootId: parent.rootId ?? parent.stackId,
                parentLogicalId: request.logicalId,
              },
            },
            { ...ctx, types },
          ),
        );
        return { status: 'in-progress', physicalId: stackId, againInMs, memo: { stackId }, reason: inside };
      }
      const child = ctx.get(stacks, begun)!;
      if (child.status === 'CREATE_COMPLETE') return { status: 'success', physicalId: begun };
      if (child.status === 'CREATE_IN_PROGRESS') {
        return {
          status: 'in-progress',
          physicalId: begun,
          againInMs,
          memo: { stackId: begun },
          reason: inside,
        };
      }
      throw failure(
        `Embedded stack ${begun} was not successfully created: ${child.failure ?? child.statusReason}`,
      );
    },
    update: (physicalId, request, ctx) => {
      if (request.memo?.rollback === true) return rollBack(physicalId, request.memo.continued === true, ctx);
      const child = ctx.get(stacks, physicalId);
      if (!child) throw failure(`Stack [${physicalId}] does not exist`);
      if (request.memo?.begun !== true) {
        const parent = ctx.get(stacks, request.stackId)!;
        const begun = asResourceFailure(() =>
          beginIfChanged(child, nestedInput(request, parent, ctx), parent, { ...ctx, types }),
        );
        return begun
          ? { status: 'in-progress', physicalId, againInMs, memo: { begun: true }, reason: inside }
          : { status: 'success', physicalId };
      }
      if (['UPDATE_COMPLETE', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'].includes(child.status)) {
        return { status: 'success', physicalId };
      }
      if (child.status === 'UPDATE_IN_PROGRESS') {
        return { status: 'in-progress', physicalId, againInMs, memo: { begun: true }, reason: inside };
      }
      throw failure(
        `Embedded stack ${physicalId} was not successfully updated. Currently in ${child.status} with reason: ${child.failure ?? child.statusReason}`,
      );
    },
    delete: (physicalId, request, ctx) => {
      const child = ctx.get(stacks, physicalId);
      if (!child || child.status === 'DELETE_COMPLETE') return { status: 'success', physicalId };
      if (request.memo?.begun !== true) {
        if (child.status !== 'DELETE_IN_PROGRESS')
          asResourceFailure(() =>
            beginDelete(child, { force: ctx.get(operations, request.stackId)?.force }, ctx),
          );
      } else if (child.status === 'DELETE_FAILED') {
        throw failure(`Embedded stack ${physicalId} was not successfully deleted: ${child.statusReason}`);
      }
      return { status: 'in-progress', physicalId, againInMs, memo: { begun: true }, reason: inside };
    },
    waitsFor: (physicalId, ctx) => {
      const waiting = (ctx.get(stacks, physicalId)?.resources ?? [])
        .flatMap((logicalId) => ctx.get(resources, resourceKey(physicalId, logicalId)) ?? [])
        .filter(({ status }) => status.endsWith('_IN_PROGRESS'))
        .map(({ logicalId, type, step }) => {
          const reason = step?.waiting?.reason ?? step?.message;
          return `${logicalId} (${type})${reason ? `: ${reason}` : ''}`;
        });
      return waiting.length > 0 ? `In progress: ${waiting.slice(0, 3).join(' ')}` : undefined;
    },
    attributes: (physicalId, ctx) => {
      const outputs = ctx.get(stacks, physicalId)?.outputs ?? [];
      return Object.fromEntries(outputs.map(({ key, value }) => [`Outputs.${key}`, value]));
    },
  };
}

/** Turns a fault of the nested stack into the reason why the resource failed. */
function asResourceFailure<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw error instanceof AwsFault ? failure(error.message) : error;
  }
}

function beginIfChanged(
  child: StackRecord,
  input: StackInput,
  parent: StackRecord,
  ctx: StackContext,
): boolean {
  try {
    beginUpdate(child, { ...input, disableRollback: parent.disableRollback }, ctx);
    return true;
  } catch (error) {
    if (error instanceof AwsFault && error.message === 'No updates are to be performed.') return false;
    throw error;
  }
}

/** Rolls the nested stack back to its previous source. Done once it waits for its parent to clean up. */
function rollBack(stackId: string, continued: boolean, ctx: Context): Progress {
  const operation = ctx.get(operations, stackId);
  const stack = ctx.get(stacks, stackId);
  if (!operation || !stack || operation.rolledBack) return { status: 'success', physicalId: stackId };
  if (stack.status === 'UPDATE_ROLLBACK_FAILED' && continued) continueRollback(stack, operation, ctx);
  else if (stack.status === 'UPDATE_ROLLBACK_FAILED') {
    throw failure(`Embedded stack ${stackId} was not successfully rolled back: ${stack.statusReason}`);
  }
  const again = rollbackBegun(ctx.get(operations, stackId)!);
  if (again) {
    ctx.put(operations, stackId, again);
    if (again.phase === 'rollback') putStack(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', ctx);
    ctx.enqueue(stackController, stackId);
  }
  return {
    status: 'in-progress',
    physicalId: stackId,
    againInMs,
    memo: { rollback: true } satisfies Properties,
    reason: inside,
  };
}

function rollbackBegun(operation: OperationRecord): OperationRecord | undefined {
  // Settled, or failed with rollback disabled.
  if (operation.phase === 'settled' || operation.phase === 'asleep')
    return { ...operation, phase: 'rollback' };
  if (operation.phase === 'forward' && operation.stop === undefined) {
    return { ...operation, stop: 'Resource update cancelled' };
  }
  return undefined;
}
