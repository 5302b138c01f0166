// Which engine uses a state folder: the engine writes the record when it is ready and removes it when it ends.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../clock/clock.ts';
import { isAlive } from '../../command-line/is-alive.ts';

export interface EngineRecord {
  readonly pid: number;
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
}

const answersWithinMs = 10_000;

/** The record, whether or not that engine still lives. */
export function readRecord(state: string): EngineRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(state, 'engine.json'), 'utf8')) as EngineRecord;
  } catch {
    return undefined;
  }
}

/** The engine of a state folder, when it answers and is that folder's. */
export async function findEngine(state: string, clock: Clock): Promise<EngineRecord | undefined> {
  const record = readRecord(state);
  if (!record || !isAlive(record.pid)) return undefined;
  try {
    const response = await fetch(`${record.endpoint}/_drydock/health`, {
      signal: clock.timeout(answersWithinMs),
    });
    const health = (await response.json()) as { stateFolder?: string; pid?: number };
    return health.stateFolder === state && health.pid === record.pid ? record : undefined;
  } catch {
    return undefined;
  }
}
