// Whether the clock of a running engine is still the machine's.
import type { Clock } from '../../clock/clock.ts';
import type { ClockFacts } from '../../messages/clock.ts';

const answersWithinMs = 10_000;

/** Undefined while it is the machine's, in real time. */
export async function changedClock(endpoint: string, clock: Clock): Promise<ClockFacts | undefined> {
  const response = await fetch(`${endpoint}/_drydock/clock`, { signal: clock.timeout(answersWithinMs) });
  if (!response.ok) return undefined;
  const facts = (await response.json()) as ClockFacts;
  return facts.advancingTo || facts.frozen || facts.rate !== 1 || Math.abs(facts.aheadMs) >= 1000
    ? facts
    : undefined;
}
