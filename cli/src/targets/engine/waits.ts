// What a running engine has shortened of what AWS has take its time.
import type { Clock } from '../../clock/clock.ts';
import type { ShortWait } from '../../messages/message.ts';

const answersWithinMs = 10_000;

/** Empty where its waits are AWS's. */
export async function shortenedWaits(endpoint: string, clock: Clock): Promise<readonly ShortWait[]> {
  const response = await fetch(`${endpoint}/_drydock/health`, { signal: clock.timeout(answersWithinMs) });
  const { waits } = (await response.json()) as { waits?: { shortened: readonly ShortWait[] } };
  return waits?.shortened ?? [];
}
