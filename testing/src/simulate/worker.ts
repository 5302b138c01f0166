// A thread that plays seeds, one after the other.
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { mutants } from './mutants.ts';
import { playTwice } from './simulate.ts';

export interface Played {
  readonly seed: string;
  readonly broken: readonly string[];
  /** Of its log. */
  readonly digest: string;
}

parentPort?.on('message', async ({ seed, mutant }: { readonly seed: string; readonly mutant?: string }) => {
  const { log, broken } = await playTwice(seed, mutant === undefined ? undefined : mutants[mutant]!());
  const played: Played = { seed, broken, digest: createHash('sha256').update(log).digest('hex') };
  parentPort?.postMessage(played);
});
