// Plays many seeds on all cores.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Played, ToPlay } from './worker.ts';

/** Seeds that are played by one thread: what a run leaves behind in it goes with it. */
const seedsOfThread = 200;

export interface Play {
  readonly seeds: readonly string[];
  readonly threads?: number;
  readonly mutant?: string | undefined;
  readonly once?: boolean;
  played(played: Played): void;
}

export async function playAll({
  seeds,
  threads = availableParallelism(),
  mutant,
  once = false,
  played,
}: Play): Promise<void> {
  const left = [...seeds];
  await Promise.all(
    Array.from({ length: Math.min(threads, seeds.length) }, async () => {
      while (left.length > 0) await playSome(left, { mutant, once }, played);
    }),
  );
}

async function playSome(left: string[], how: Omit<ToPlay, 'seed'>, played: Play['played']): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url));
  try {
    for (let count = 0; count < seedsOfThread; count++) {
      const seed = left.shift();
      if (seed === undefined) return;
      worker.postMessage({ seed, ...how } satisfies ToPlay);
      played(await next(worker));
    }
  } finally {
    await worker.terminate();
  }
}

const next = (worker: Worker): Promise<Played> =>
  new Promise((resolve, reject) => {
    worker.once('message', (played: Played) => {
      worker.off('error', reject);
      resolve(played);
    });
    worker.once('error', reject);
  });
