// Moves the clock of an engine, for tests: as `drydock time advance` does, without starting a command line for it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

interface Advance {
  readonly ms: number;
  /** How often, in the cloud's time, the engine repeats on the way what it measured. */
  readonly grainMs?: number;
}

/** Lets the cloud's time pass, and all that is due in it happen. */
export async function advanceClock(endpoint: string, state: string, advance: Advance): Promise<void> {
  const token = readFileSync(join(state, 'token'), 'utf8').trim();
  const clock = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${endpoint}/_drydock/clock${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The clock answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { readonly advancingTo?: string };
  };
  let going = await clock('POST', '/advance', advance);
  while (going.advancingTo) {
    await delay(50);
    going = await clock('GET', '');
  }
}
