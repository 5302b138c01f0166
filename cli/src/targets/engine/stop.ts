// Ends an engine in order, and what a killed engine left.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../clock/clock.ts';
import { poll } from '../../clock/poll.ts';
import { isAlive } from '../../command-line/is-alive.ts';
import { sweepArguments } from './entry.ts';
import { findEngine, readRecord } from './record.ts';
import { runEngineProgram } from './run-program.ts';

/** Longer than an orderly end takes on a busy machine. */
export const endsWithinMs = 20_000;
const pollMs = 25;

/** Returns whether an engine was running. */
export async function stopEngine(state: string, clock: Clock): Promise<boolean> {
  const engine = await findEngine(state, clock);
  if (engine) {
    signal(engine.pid, 'SIGTERM');
    const ended = await poll(clock, { everyMs: pollMs, withinMs: endsWithinMs }, () =>
      isAlive(engine.pid) ? undefined : true,
    );
    if (!ended) {
      signal(engine.pid, 'SIGKILL');
      await poll(clock, { everyMs: pollMs, withinMs: endsWithinMs }, () =>
        isAlive(engine.pid) ? undefined : true,
      );
    }
  }
  await sweep(state);
  return engine !== undefined;
}

/**
 * Ends tasks and builds of an engine that was killed. Nothing to do, and harmless, after an orderly end.
 * @throws UserError when an engine that does not answer still uses the state
 */
export async function sweep(state: string): Promise<void> {
  if (existsSync(join(state, 'state.sqlite'))) {
    await runEngineProgram(
      sweepArguments(state),
      `What a killed engine left in ${state} could not be ended.`,
    );
  }
  if (readRecord(state)) rmSync(join(state, 'engine.json'), { force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It ended by itself in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
