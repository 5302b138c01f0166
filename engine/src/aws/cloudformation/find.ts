// Finds a stack as callers name it.
import type { Reader } from '../../kernel/table.ts';
import { type StackRecord, stackNames, stacks } from './state.ts';

/** The stack of that name or id, deleted ones only by id. */
export function findStack(nameOrId: string, ctx: Pick<Reader, 'get'>): StackRecord | undefined {
  const stackId = nameOrId.startsWith('arn:') ? nameOrId : ctx.get(stackNames, nameOrId)?.stackId;
  return stackId === undefined ? undefined : ctx.get(stacks, stackId);
}
