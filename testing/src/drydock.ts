// Where a test begins.
import type { Cloud, CloudOptions, Drydock } from './api.ts';
import { startCloud } from './cloud.ts';
import { leadFetch } from './functions/requests.ts';
import { adopted, type Realm } from './realm.ts';
import { replayedSeed, withReplayLine } from './seed.ts';

type Seed = number | string;
type SeededOptions = CloudOptions & { readonly seeds?: Iterable<Seed> };

/** @param realm whose errors and `fetch` a test has, where they are not Node.js's own */
export function drydockIn(realm?: Realm): Drydock {
  if (realm) leadFetch(realm);
  return (async (options: SeededOptions = {}, body?: (cloud: Cloud) => unknown) => {
    try {
      return body ? await withEachSeed(options, body, realm) : await withoutBody(options, realm);
    } catch (error) {
      throw adopted(error, realm);
    }
  }) as Drydock;
}

export const drydock = drydockIn();

async function withoutBody(options: SeededOptions, realm: Realm | undefined): Promise<Cloud> {
  if (options?.seeds !== undefined)
    throw new TypeError(
      'seeds are for a test that is given as a function: drydock({ seeds }, (cloud) => …).',
    );
  return startCloud(options, { ...(realm && { realm }) });
}

async function withEachSeed(
  options: SeededOptions,
  body: (cloud: Cloud) => unknown,
  realm: Realm | undefined,
): Promise<void> {
  for (const seed of seedsOf(options)) {
    const { seed: _, seeds, ...others } = options;
    const own = { ...others, ...(seed !== undefined && { seed }) };
    const cloud = await startCloud(own, { ...(realm && { realm }) });
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
