// What has failed inside the engine, and not succeeded since.
import { join } from 'node:path';
import type { Clock } from '../../clock/clock.ts';
import type { EngineFaultRow, StatusMessage } from '../../messages/status.ts';

const answersWithinMs = 10_000;

interface HealthFacts {
  readonly ownFaults?: readonly (Omit<EngineFaultRow, 'since'> & { readonly since: number })[];
}

/** Undefined where there is none. @param state the engine's folder */
export async function ownFaults(
  endpoint: string,
  state: string,
  clock: Clock,
): Promise<StatusMessage | undefined> {
  const response = await fetch(`${endpoint}/_drydock/health`, { signal: clock.timeout(answersWithinMs) });
  if (!response.ok) return undefined;
  const { ownFaults: faults = [] } = (await response.json()) as HealthFacts;
  if (faults.length === 0) return undefined;
  return {
    code: 'status-engine-faults',
    faults: faults.map((fault) => ({ ...fault, since: new Date(fault.since).toISOString() })),
    log: join(state, 'engine.log'),
  };
}
