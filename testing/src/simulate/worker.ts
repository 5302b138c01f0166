// A thread that plays seeds, one after the other.
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { mutants } from './mutants.ts';
import { playTwice, simulate } from './simulate.ts';

export interface Played {
  readonly seed: string;
  readonly broken: readonly string[];
  /** Of its log. */
  readonly digest: string;
}

export interface ToPlay {
  readonly seed: string;
  readonly mutant: string | undefined;
  /** Rather than twice, to compare the logs. */
  readonly once: boolean;
}

parentPort?.on('message', async ({ seed, mutant, once }: ToPlay) => {
  const faults = mutant === undefined ? undefined : mutants[mutant]!();
  const { log, broken } = await (once ? simulate(seed, faults) : playTwice(seed, faults));
  const played: Played = { seed, broken, digest: createHash('sha256').update(log).digest('hex') };
  parentPort?.postMessage(played);
});
