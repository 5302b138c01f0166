// Nested stacks and their parents.
import type { Context } from '../../../kernel/context.ts';
import { type StackRecord, stackController } from '../state.ts';

/** Has the parent's controller look at its nested stacks again. */
export function enqueueParent({ parentId }: StackRecord, ctx: Context): void {
  if (parentId !== undefined) ctx.enqueue(stackController, parentId);
}
