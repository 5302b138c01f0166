// Looks up stacks by the name or id that a caller gives.
import type { AwsFault } from '../../kernel/faults.ts';
import type { Reader } from '../../kernel/table.ts';
import { stackNotFound } from './faults.ts';
import { type StackRecord, stackNames, stacks } from './state.ts';

/** Deleted stacks are found by id only. */
export function findStack(nameOrId: string, ctx: Pick<Reader, 'get'>): StackRecord | undefined {
  const stackId = nameOrId.startsWith('arn:') ? nameOrId : ctx.get(stackNames, nameOrId)?.stackId;
  return stackId === undefined ? undefined : ctx.get(stacks, stackId);
}

/** @param notFound the operation's own fault for a stack that does not exist */
export function requireStack(
  nameOrId: string,
  ctx: Pick<Reader, 'get'>,
  notFound: (nameOrId: string) => AwsFault = stackNotFound,
): StackRecord {
  const stack = findStack(nameOrId, ctx);
  if (!stack) throw notFound(nameOrId);
  return stack;
}
