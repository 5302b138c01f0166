// A stack whose template has macros: its create or update is in progress while they run, and what they make of the template is
// then created or updated. Nothing of the stack is touched before.
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { insufficientCapabilities } from '../faults.ts';
import { MacroNeeded } from '../macros/call.ts';
import { addAllReplaced } from '../records/leftovers.ts';
import { putStack } from '../records/put.ts';
import type { CreateInput, StackInput, UpdateInput } from '../source/stack-input.ts';
import {
  type OperationRecord,
  operations,
  type StackRecord,
  stackNames,
  stacks,
  templates,
} from '../state.ts';
import { type ExpansionRecord, expansions, macroController } from './expansions.ts';
import { newStack } from './new-stack.ts';

/** A stack whose macros have answered. */
export interface Ongoing {
  readonly stack: StackRecord;
  readonly operation: Pick<OperationRecord, 'id' | 'startedAt'>;
}

/** The reason of the event that says so. */
export const transformed = 'Transformation succeeded';

export function orAwaitMacros<T>(begin: () => T, wait: (needed: MacroNeeded) => T): T {
  try {
    return begin();
  } catch (error) {
    if (error instanceof MacroNeeded) return wait(error);
    throw error;
  }
}

export function awaitCreate(
  stackId: string,
  input: CreateInput,
  needed: MacroNeeded,
  ctx: Context,
): StackRecord {
  if (!input.reviewed) checkExpandable(input);
  const operation = transforming('create', stackId, input, ctx);
  const { timeoutMinutes } = input;
  ctx.put(stackNames, input.stackName, { stackId });
  ctx.put(operations, stackId, {
    ...operation,
    onFailure: input.onFailure,
    ...(timeoutMinutes === undefined ? {} : { timeoutAt: ctx.now + timeoutMinutes * 60_000 }),
  });
  const source = sourceOf(operation.id, input, needed, ctx);
  awaitAnswers({ what: 'create', stackId, input }, ctx);
  const stack = newStack(stackId, source, operation.id, input, ctx);
  return waiting(putStack(stack, 'CREATE_IN_PROGRESS', ctx, 'User Initiated'), needed, ctx);
}

export function awaitUpdate(
  before: StackRecord,
  input: UpdateInput,
  needed: MacroNeeded,
  ctx: Context,
): StackRecord {
  if (input.changeSetId === undefined) checkExpandable(input);
  const { stackId } = before;
  const operation: OperationRecord = {
    ...transforming('update', stackId, input, ctx),
    leftovers: addAllReplaced(before, ctx),
    before,
    onFailure: input.disableRollback ? 'DO_NOTHING' : 'ROLLBACK',
  };
  ctx.put(operations, stackId, operation);
  awaitAnswers({ what: 'update', stackId, input }, ctx);
  const { failure: _failure, ...kept } = before;
  const stack: StackRecord = {
    ...kept,
    source: sourceOf(operation.id, input, needed, ctx),
    updatedAt: ctx.now,
    lastOperation: { id: operation.id, type: 'UPDATE_STACK' },
  };
  return waiting(putStack(stack, 'UPDATE_IN_PROGRESS', ctx, 'User Initiated'), needed, ctx);
}

/** A change set shows what macros make before it is executed; a call does not. */
function checkExpandable({ capabilities }: StackInput): void {
  if (!capabilities.includes('CAPABILITY_AUTO_EXPAND'))
    throw insufficientCapabilities(['CAPABILITY_AUTO_EXPAND']);
}

/** Has the controller call the macros. */
export function awaitAnswers(begins: ExpansionRecord['begins'], ctx: Context): void {
  const key = begins.what === 'change-set' ? begins.id : begins.stackId;
  ctx.put(expansions, key, {
    begins: { ...begins, input: plain(begins.input) } as typeof begins,
    answers: [],
  });
  ctx.enqueue(macroController, key);
}

/** The stack's status says what it waits for. */
function waiting(stack: StackRecord, { call }: MacroNeeded, ctx: Context): StackRecord {
  const said = { ...stack, statusReason: `The macro ${call.name} processes the template.` };
  ctx.put(stacks, stack.stackId, said);
  return said;
}

const transforming = (
  kind: 'create' | 'update',
  stackId: string,
  { clientRequestToken }: StackInput,
  ctx: Context,
): OperationRecord =>
  plain({
    id: ctx.ids.uuid(),
    stackId,
    kind,
    phase: 'transform',
    startedAt: ctx.now,
    clientRequestToken,
    graph: {},
    onFailure: 'ROLLBACK',
    leftovers: [],
    retain: [],
    skip: [],
  });

function sourceOf(
  templateKey: string,
  { body, tags, capabilities, notificationArns, rollback }: StackInput,
  { parameters }: MacroNeeded,
  ctx: Context,
): StackRecord['source'] {
  ctx.put(templates, templateKey, { body });
  return plain({
    templateKey,
    parameters: parameters.records,
    tags,
    capabilities,
    notificationArns,
    rollback,
  });
}
