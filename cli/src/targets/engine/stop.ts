// Ends an engine in order, and what a killed engine left.
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Clock } from '../../clock/clock.ts';
import { poll } from '../../clock/poll.ts';
import { UserError } from '../../errors/user-error.ts';
import { engineEnvironment, sweepArguments } from './entry.ts';
import { findEngine, isAlive, readRecord } from './record.ts';

const endsWithinMs = 20_000;
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
    const child = spawn(process.execPath, sweepArguments(state), {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: engineEnvironment(),
    });
    const [said, code] = await Promise.all([
      text(child.stderr),
      new Promise<number | null>((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', resolve);
      }),
    ]);
    if (code !== 0)
      throw new UserError(said.trim() || `What a killed engine left in ${state} could not be ended.`);
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
