// One seed, played as often as one likes: each time it has to leave the same log, to the byte.
import { startCloud } from '../cloud.ts';
import { checkAll } from './checks.ts';
import { play } from './world.ts';

export interface Simulated {
  /** One JSON document a line. */
  readonly log: string;
  /** What must never be, and was. */
  readonly broken: readonly string[];
}

export async function simulate(seed: string): Promise<Simulated> {
  const cloud = await startCloud({ seed });
  try {
    await play(cloud, cloud.seed);
    return { log: cloud.log.text(), broken: await checkAll(cloud) };
  } finally {
    await cloud.close();
  }
}

/** Where two logs part, for people; undefined when they are the same. */
export function difference(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  const place = at < 0 ? Math.min(lines.length, others.length) : at;
  return `line ${place + 1}:\n  ${lines[place]}\n  ${others[place]}`;
}
