// `npm run bench -- testing`: what tests of infrastructure cost, once their modules are loaded, and a day of a cluster.
import { drydock } from '@drydock/testing';
import { type BenchTable, median } from '../table.ts';
import { day } from './day.ts';
import { examples } from './examples.ts';

const rounds = 7;

export async function benchTesting(): Promise<BenchTable> {
  const rows: string[][] = [];
  for (const { what, play } of examples()) {
    const took: { readonly ms: number; readonly cpuMs: number }[] = [];
    for (let round = 0; round <= rounds; round++) took.push(await timed(() => drydock({}, play)));
    // The first loads what it needs.
    const [first, ...others] = took;
    const cpuMs = median(others.map((each) => each.cpuMs));
    rows.push([
      what,
      `${cpuMs.toFixed(0)} ms`,
      `${median(others.map(({ ms }) => ms)).toFixed(0)} ms`,
      '< 300 ms',
    ]);
    rows.push(['… the first time', `${first!.cpuMs.toFixed(0)} ms`, `${first!.ms.toFixed(0)} ms`, '']);
  }
  const hours = Number(process.env.BENCH_HOURS ?? 24);
  const cluster = await timed(() => day(Number(process.env.BENCH_SERVICES ?? 100), hours));
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  rows.push([`${hours} hours of 100 services`, seconds(cluster.cpuMs), seconds(cluster.ms), '< 30 s']);
  return {
    title: `Tests of infrastructure, ${rounds} rounds`,
    columns: ['what', 'CPU', 'time', 'wanted'],
    rows,
  };
}

async function timed(work: () => Promise<unknown>): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
}
