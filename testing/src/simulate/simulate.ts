// One seed, played as often as one likes: each time it has to leave the same log, to the byte.
import { startCloud } from '../cloud.ts';
import { DrawnFaults } from './engine-faults.ts';
import { summary, unlike } from './liveness.ts';
import type { Mutant } from './mutants.ts';
import { deploy } from './user.ts';
import { openBeside, play, recover, sizeOf } from './world.ts';

export interface Simulated {
  /** One JSON document a line. */
  readonly log: string;
  /** What must never be, and was; and what must come right, and did not. */
  readonly broken: readonly string[];
}

export async function simulate(seed: string, mutant: Mutant = {}): Promise<Simulated> {
  const drawn = new DrawnFaults(seed);
  const cloud = await startCloud({ seed }, { faults: Object.assign(drawn, mutant) });
  try {
    const beside = await openBeside(cloud);
    const unsafe = await play(cloud, drawn, beside);
    if (unsafe.length > 0) return { log: cloud.log.text(), broken: unsafe };
    const broken = [
      ...(await recover(cloud, drawn, beside)),
      ...unlike(summary(cloud), await undisturbed(sizeOf(seed))),
    ];
    return { log: cloud.log.text(), broken };
  } catch (error) {
    return { log: cloud.log.text(), broken: [String((error as Error).stack ?? error)] };
  } finally {
    await cloud.stop();
  }
}

const summaries = new Map<number, object>();

/** What a system of this size is that nothing has ever happened to. */
async function undisturbed(tasks: number): Promise<object> {
  const known = summaries.get(tasks);
  if (known) return known;
  const cloud = await startCloud({ seed: 'undisturbed' });
  try {
    await deploy(cloud, { image: 'last', tasks });
    await cloud.time.advance('10 minutes');
    const found = summary(cloud);
    summaries.set(tasks, found);
    return found;
  } finally {
    await cloud.stop();
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

/** One seed, played twice. @returns what was found, and the log of the first time */
export async function playTwice(seed: string, mutant?: Mutant): Promise<Simulated> {
  const [first, second] = [await simulate(seed, mutant), await simulate(seed, mutant)];
  const parted = difference(first.log, second.log);
  return {
    log: first.log,
    broken: [...first.broken, ...(parted === undefined ? [] : [`two runs differ in ${parted}`])],
  };
}
