// Where a test begins.
import type { Cloud, CloudOptions, Drydock } from './api.ts';
import { startCloud } from './cloud.ts';
import { withReplayLine } from './seed.ts';

type SeededOptions = CloudOptions & { readonly seeds?: Iterable<number | string> };

export const drydock = ((options: SeededOptions = {}, body?: (cloud: Cloud) => unknown) =>
  body ? withEachSeed(options, body) : startCloud(options)) as Drydock;

async function withEachSeed(options: SeededOptions, body: (cloud: Cloud) => unknown): Promise<void> {
  const seeds = process.env.SEED === undefined ? [...(options.seeds ?? [options.seed])] : [process.env.SEED];
  for (const seed of seeds) {
    const cloud = await startCloud({ ...options, ...(seed !== undefined && { seed }) });
    try {
      await body(cloud);
      cloud.requireScripted();
    } catch (error) {
      throw withReplayLine(error, cloud.seed);
    } finally {
      await cloud.close();
    }
  }
}
