// Deletes all of a queue's messages.
import type { Context } from '../../../kernel/context.ts';
import { deduplications, deduplicationsOfQueue, messages, messagesOfQueue } from '../state.ts';

export function empty(name: string, ctx: Context): void {
  for (const key of [...ctx.keysBy(messagesOfQueue, name)]) ctx.delete(messages, key);
  for (const key of [...ctx.keysBy(deduplicationsOfQueue, name)]) ctx.delete(deduplications, key);
}
