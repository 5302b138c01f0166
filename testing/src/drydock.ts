// Where a test begins.
import type { Cloud, CloudOptions } from './api.ts';
import { startCloud } from './cloud.ts';
import { withReplayLine } from './seed.ts';

type Body = (cloud: Cloud) => Promise<unknown> | unknown;

/** An empty cloud in this process, with a clock that stands still. Close it, or declare it with `await using`. */
export function drydock(options?: CloudOptions): Promise<Cloud>;
/**
 * The same for as long as `body` runs, with each of the seeds, one after the other.
 * @returns when the last one has passed
 * @throws what `body` throws, with the line that replays it at the end of its message
 */
export function drydock(
  options: CloudOptions & { readonly seeds?: Iterable<number | string> },
  body: Body,
): Promise<undefined>;
export async function drydock(
  options: CloudOptions & { readonly seeds?: Iterable<number | string> } = {},
  body?: Body,
): Promise<Cloud | undefined> {
  if (!body) return startCloud(options);
  const seeds = process.env.SEED === undefined ? [...(options.seeds ?? [options.seed])] : [process.env.SEED];
  for (const seed of seeds) {
    const cloud = await startCloud({ ...options, ...(seed !== undefined && { seed }) });
    try {
      await body(cloud);
    } catch (error) {
      throw withReplayLine(error, cloud.seed);
    } finally {
      await cloud.close();
    }
  }
  return undefined;
}
