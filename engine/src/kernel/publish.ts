// Events: each service that subscribes handles one in the publisher's transaction, after what published it.
import type { Context } from './context.ts';
import { describeError } from './describe-error.ts';
import type { Events } from './registry.ts';
import type { MachineService } from './service.ts';

/** A subscriber that throws loses what it wrote, and nothing else does. */
export function publish<E extends keyof Events>(
  services: readonly MachineService[],
  event: E,
  detail: () => Events[E],
  ctx: Context,
): void {
  for (const service of services) {
    const handler = service.subscriptions?.[event];
    if (!handler) continue;
    try {
      ctx.attempt(() => handler(detail(), ctx));
    } catch (error) {
      ctx.log(`${service.id} failed to handle the event ${event}: ${describeError(error)}`);
    }
  }
}

/** Makes the detail of an event when it is first needed, and only once. */
export function once<T>(detail: T | (() => T)): () => T {
  if (typeof detail !== 'function') return () => detail;
  let made: { readonly detail: T } | undefined;
  return () => {
    made ??= { detail: (detail as () => T)() };
    return made.detail;
  };
}
