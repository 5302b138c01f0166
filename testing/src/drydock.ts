// Where a test begins.
import type { Cloud, CloudOptions, Drydock } from './api.ts';
import { startCloud } from './cloud.ts';
import { replayedSeed, withReplayLine } from './seed.ts';

type Seed = number | string;
type SeededOptions = CloudOptions & { readonly seeds?: Iterable<Seed> };

export const drydock = ((options: SeededOptions = {}, body?: (cloud: Cloud) => unknown) =>
  body ? withEachSeed(options, body) : withoutBody(options)) as Drydock;

async function withoutBody(options: SeededOptions): Promise<Cloud> {
  if (options?.seeds !== undefined)
    throw new TypeError(
      'seeds are for a test that is given as a function: drydock({ seeds }, (cloud) => …).',
    );
  return startCloud(options);
}

async function withEachSeed(options: SeededOptions, body: (cloud: Cloud) => unknown): Promise<void> {
  for (const seed of seedsOf(options)) {
    const { seed: _, seeds, ...others } = options;
    const cloud = await startCloud({ ...others, ...(seed !== undefined && { seed }) });
    try {
      await body(cloud);
      cloud.requireAwaited();
      cloud.requireScripted();
    } catch (error) {
      throw withReplayLine(error, cloud.seed);
    } finally {
      await cloud.stop();
    }
  }
}

/** @throws TypeError, RangeError where it is not clear what to run */
function seedsOf({ seed, seeds }: SeededOptions): readonly (Seed | undefined)[] {
  if (seed !== undefined && seeds !== undefined)
    throw new TypeError('drydock() has a seed and seeds: it takes one of them.');
  const asked = seeds === undefined ? [seed] : [...seeds];
  if (asked.length === 0) throw new RangeError('drydock() has seeds: [], with which no test runs.');
  const replayed = replayedSeed();
  return replayed === undefined ? asked : [replayed];
}
