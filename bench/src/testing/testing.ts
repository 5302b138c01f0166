// `npm run bench -- testing`: what the examples of docs/testing.md cost, synthesis apart, each in a process of its own; and a
// day of a cluster.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BenchTable, median } from '../table.ts';
import { type Cost, costOf } from './cost.ts';
import { day } from './day.ts';
import type { ExampleCosts } from './example-process.ts';
import { exampleNames } from './examples.ts';

const processes = 3;
const roundsInEach = 7;
const program = fileURLToPath(new URL('./example-process.ts', import.meta.url));

export async function benchTesting(): Promise<BenchTable> {
  const rows: string[][] = [];
  const row = (what: string, costs: readonly Cost[], wanted = '') => {
    const [cpuMs, ms] = [median(costs.map((each) => each.cpuMs)), median(costs.map((each) => each.ms))];
    rows.push([what, `${cpuMs.toFixed(0)} ms`, `${ms.toFixed(0)} ms`, wanted]);
  };
  const loads: Cost[] = [];
  for (const [index, name] of exampleNames.entries()) {
    const all = Array.from({ length: processes }, () => played(index));
    row(
      name,
      all.flatMap(({ again }) => again),
      '< 300 ms',
    );
    row(
      '… the first time in a process',
      all.map(({ first }) => first),
    );
    const loading = median(all.map(({ firstLoadMs }) => firstLoadMs));
    rows.push(['… of that, to load what it needs', '', `${loading.toFixed(0)} ms`, '']);
    loads.push(...all.map(({ load }) => load));
  }
  row('to load the package', loads);
  const hours = Number(process.env.BENCH_HOURS ?? 24);
  const cluster = await costOf(() => day(Number(process.env.BENCH_SERVICES ?? 100), hours));
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  rows.push([`${hours} hours of 100 services`, seconds(cluster.cpuMs), seconds(cluster.ms), '< 30 s']);
  return {
    title: `Tests of infrastructure, medians of ${processes} processes with ${roundsInEach} rounds each`,
    columns: ['what', 'CPU', 'time', 'wanted'],
    rows,
  };
}

function played(index: number): ExampleCosts {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, String(index), String(roundsInEach)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The example ${exampleNames[index]} failed: ${stderr}`);
  return JSON.parse(stdout);
}
