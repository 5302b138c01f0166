// Adds to the events of a service that DescribeServices returns: the newest 100.
import type { Context } from '../../../kernel/context.ts';
import { services } from '../state.ts';

const eventLimit = 100;

/** Does nothing when the service is gone. @param key of the service */
export function addEvent(ctx: Context, key: string, message: string): void {
  const service = ctx.get(services, key);
  if (!service) return;
  const event = { id: ctx.ids.uuid(), createdAt: ctx.now, message };
  ctx.put(services, key, { ...service, events: [event, ...service.events].slice(0, eventLimit) });
}

/** An event names ten tasks at most: the newest hundred events are stored with the service. */
export function inTens(taskIds: readonly string[]): string[][] {
  const tens: string[][] = [];
  for (let from = 0; from < taskIds.length; from += 10) tens.push(taskIds.slice(from, from + 10));
  return tens;
}
