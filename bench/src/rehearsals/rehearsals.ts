// How long each scenario takes on the reference system, and how much of the processor its engine uses meanwhile.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarios } from '../../../cli/src/rehearse/scenarios/index.ts';
import { up, withClone } from '../system/clone.ts';
import type { BenchTable } from '../table.ts';

/** As in CI: a day at this speed is 6 s. */
const speedOf = (scenario: string) => (scenario === 'day' ? '14400' : '600');

export async function benchRehearsals(): Promise<BenchTable> {
  const rows: string[][] = [];
  await withClone({}, async (clone) => {
    await up(clone, 'process');
    const { pid } = JSON.parse(readFileSync(join(clone.folder, '.drydock', 'engine.json'), 'utf8'));
    for (const { name } of scenarios) {
      const [began, cpuBefore] = [performance.now(), cpuSeconds(pid)];
      const said = await clone.drydock('rehearse', name, '--speed', speedOf(name));
      const seconds = (performance.now() - began) / 1000;
      const cpu = cpuSeconds(pid) - cpuBefore;
      const verdict = /^The system (.+?)\. (.+) in /m.exec(said);
      rows.push([
        name,
        speedOf(name),
        verdict?.[2] ?? '',
        `${seconds.toFixed(1)} s`,
        Number.isNaN(cpu) ? 'unknown' : `${cpu.toFixed(1)} s`,
        verdict?.[1] ?? 'no verdict',
      ]);
    }
  });
  return {
    title: 'Rehearsals of the reference system, one after the other',
    columns: ['scenario', 'speed', 'of the cloud', 'takes', 'of it the engine’s CPU', 'the system'],
    rows,
  };
}

const ticksPerSecond = 100;

/** Of user and system, of all of its threads; NaN where there is no /proc. See proc_pid_stat(5). */
function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return Number.NaN;
  }
}
