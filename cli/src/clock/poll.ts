// Looks at something again and again until it is there.
import type { Clock } from './clock.ts';

export interface Polling {
  readonly everyMs: number;
  /** Without it, for as long as it takes. */
  readonly withinMs?: number;
}

/** What `look` found, or undefined when the time is up. It looks at least once. */
export async function poll<T>(
  clock: Clock,
  { everyMs, withinMs = Number.POSITIVE_INFINITY }: Polling,
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T | undefined> {
  const until = clock.elapsed() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (clock.elapsed() >= until) return undefined;
    await clock.delay(everyMs);
  }
}
