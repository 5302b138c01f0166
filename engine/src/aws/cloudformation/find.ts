// Looks up stacks by the name or id that a caller gives.
import type { Reader } from '../../kernel/table.ts';
import { type StackRecord, stackNames, stacks } from './state.ts';

/** Deleted stacks are found by id only. */
export function findStack(nameOrId: string, ctx: Pick<Reader, 'get'>): StackRecord | undefined {
  const stackId = nameOrId.startsWith('arn:') ? nameOrId : ctx.get(stackNames, nameOrId)?.stackId;
  return stackId === undefined ? undefined : ctx.get(stacks, stackId);
}
