// Ends an engine in order, and what a killed engine left.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findEngine, readRecord } from './record.ts';
import { engineMain } from './start.ts';

const endsWithinMs = 20_000;

/** Returns whether an engine was running. */
export async function stopEngine(state: string): Promise<boolean> {
  const engine = await findEngine(state);
  if (engine) {
    process.kill(engine.pid, 'SIGTERM');
    const until = Date.now() + endsWithinMs;
    while (isAlive(engine.pid) && Date.now() < until) await delay(25);
    if (isAlive(engine.pid)) process.kill(engine.pid, 'SIGKILL');
  }
  sweep(state);
  return engine !== undefined;
}

/** Ends tasks and builds of an engine that was killed. Nothing to do, and harmless, after an orderly end. */
export function sweep(state: string): void {
  if (!existsSync(state)) return;
  spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', engineMain, '--sweep', '--state', state],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (readRecord(state)) rmSync(join(state, 'engine.json'), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
