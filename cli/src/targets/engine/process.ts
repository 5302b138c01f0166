// Starts an engine as a process of its own, which outlives this command, and waits until it answers.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../clock/clock.ts';
import { poll } from '../../clock/poll.ts';
import { UserError } from '../../errors/user-error.ts';
import { preloadClients } from '../clients.ts';
import { type EngineOptions, engineArguments, engineEnvironment } from './entry.ts';
import { type EngineRecord, findEngine } from './record.ts';
import { makeStateFolder } from './state-folder.ts';

const readyWithinMs = 60_000;
const pollMs = 25;

/**
 * @param signal ends the engine if it aborts before the engine is ready
 * @throws UserError with the engine's own words when it ends before it is ready
 */
export async function startEngine(
  options: EngineOptions,
  clock: Clock,
  signal: AbortSignal,
): Promise<EngineRecord> {
  makeStateFolder(options.state);
  const logFile = join(options.state, 'engine.log');
  const log = openSync(logFile, 'a');
  const from = statSync(logFile).size;
  const child = spawn(process.execPath, engineArguments(options), {
    // A group of its own: Ctrl-C in this terminal reaches this command alone, which then ends the engine in order.
    detached: true,
    stdio: ['ignore', log, log],
    cwd: options.state,
    env: engineEnvironment(),
  });
  closeSync(log);
  preloadClients();
  const onAbort = () => child.kill('SIGTERM');
  signal.addEventListener('abort', onAbort);
  try {
    const outcome = await poll(clock, { everyMs: pollMs, withinMs: readyWithinMs }, async () => {
      if (hasEnded(child)) return 'ended' as const;
      const engine = await findEngine(options.state, clock);
      return engine?.pid === child.pid ? engine : undefined;
    });
    if (outcome !== undefined && outcome !== 'ended') return outcome;
    const said = readFileSync(logFile).subarray(from).toString().trim();
    if (outcome === 'ended') {
      throw new UserError(said || `The engine ended at once and said nothing; its log is ${logFile}.`);
    }
    child.kill('SIGKILL');
    throw new UserError(
      `The engine was not ready within ${readyWithinMs / 1000} s; its log is ${logFile}.\n${said}`.trimEnd(),
    );
  } finally {
    signal.removeEventListener('abort', onAbort);
    child.unref();
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;
