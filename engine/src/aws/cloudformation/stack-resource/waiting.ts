// No stack waits in silence: what takes longer than ten seconds says what it waits for.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { KnownType } from '../schema/registry.ts';
import type { ResourceRecord, Step } from '../state.ts';
import { signalPolicy, signalsOf } from './signals.ts';

/** How long a resource may be in progress before it has to say why, and how soon it may say something else. */
export const silentMs = 10_000;

/** When the step has to say what it waits for, again or for the first time. */
const saysAt = ({ startedAt, waiting }: Step): number => (waiting?.at ?? startedAt) + silentMs;

/** The same, for a look of its own: the next call of the verb says it too, where that comes soon enough. */
export const speaksAt = (step: Step): number =>
  step.signalsUntil === undefined && step.nextAt < saysAt(step) + silentMs
    ? Number.POSITIVE_INFINITY
    : saysAt(step);

/** What the resource waits for, where it is time to say so and it was not said yet. */
export function newReason(
  record: ResourceRecord,
  step: Step,
  { handler }: KnownType,
  ctx: Context,
): string | undefined {
  if (ctx.now < saysAt(step)) return undefined;
  const signalled = signals(record, step, ctx);
  // A verb that has succeeded, and awaits signals, has no reason of its own any more.
  const own = ofType(record, handler, ctx) ?? (signalled === undefined ? step.reason : undefined);
  const text = [signalled, own].filter(Boolean).join(' ');
  return text === '' || text === (step.waiting?.reason ?? step.message) ? undefined : text;
}

/** Postpones the next look, once one was due. @param said now, or before */
export function lookedAt(step: Step, said: string | undefined, { now }: Context): Pick<Step, 'waiting'> {
  if (now < saysAt(step)) return {};
  return { waiting: { reason: said ?? step.waiting?.reason ?? step.message ?? '', at: now } };
}

function ofType(record: ResourceRecord, handler: KnownType['handler'], ctx: Context): string | undefined {
  if (record.physicalId === undefined) return undefined;
  try {
    return handler.waitsFor?.(record.physicalId, ctx);
  } catch (error) {
    // The thing may be gone, or not there yet.
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}

function signals(record: ResourceRecord, step: Step, ctx: Context): string | undefined {
  const policy = step.signalsUntil === undefined ? undefined : signalPolicy(step.creationPolicy);
  if (!policy) return undefined;
  const until = new Date(step.signalsUntil!).toISOString();
  return `Received ${signalsOf(record, ctx).length} of ${policy.count} signal(s), which are awaited until ${until}.`;
}
