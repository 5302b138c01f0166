// How long a person waits: from a cold `drydock up` to the first answer, and from a commit to all traffic on it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchTable, median } from '../table.ts';
import { commitAll, git, up, withClone } from './clone.ts';
import { untilLive } from './until-live.ts';

export async function benchSystem(rounds = 3): Promise<BenchTable> {
  const { cold, shift } = await measureSystem(rounds, 'process', {});
  return {
    title: `The reference system on this machine, ${rounds} rounds`,
    columns: ['what', 'median', 'worst', 'wanted'],
    rows: [
      row('cold `drydock up` to the first answer', cold, '≤ 10 s'),
      row('commit to all traffic on the new version, bake time 0', shift, '≤ 10 s'),
    ],
  };
}

/** Milliseconds of each round. */
export async function measureSystem(
  rounds: number,
  runtime: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly cold: readonly number[]; readonly shift: readonly number[] }> {
  const cold: number[] = [];
  const shift: number[] = [];
  for (let round = 0; round < rounds; round++)
    await withClone(environment, async (clone) => {
      const began = performance.now();
      const url = await up(clone, runtime);
      cold.push(performance.now() - began);
      shift.push(await commitToLive(clone.folder, url));
    });
  return { cold, shift };
}

export const row = (what: string, times: readonly number[], wanted: string) => [
  what,
  `${(median(times) / 1000).toFixed(1)} s`,
  `${(Math.max(...times) / 1000).toFixed(1)} s`,
  wanted,
];

async function commitToLive(clone: string, url: string): Promise<number> {
  const file = join(clone, 'src', 'message.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/'[^']*';/, `'benchmarked';`));
  commitAll(clone, 'Change the payload');
  const commit = git(clone, 'rev-parse', 'HEAD');
  return untilLive(url, (answer) => JSON.parse(answer).version === commit);
}
