// What the engine itself costs: planning and API waits at scale, idle services, stacks, its start and its memory. With
// `--against REF` each number stands beside that of another commit, measured by the same scenarios.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BenchTable, median } from '../table.ts';
import { Checkout, root } from './checkout.ts';
import type { Numbers } from './scenarios.ts';
import { startCommand, startEngine } from './start.ts';

interface Row {
  readonly what: string;
  readonly scenario: string;
  readonly number: string;
  readonly unit: string;
  readonly digits: number;
  readonly aim: string;
}

const row = (scenario: string, number: string, what: string, unit: string, digits: number, aim = '') => ({
  scenario,
  number,
  what,
  unit,
  digits,
  aim,
});

const rows: readonly Row[] = [
  row('scale', 'upPlanningSeconds', '0 → 10,000 tasks on 1,000 instances: planning', 's CPU', 2, '≤ 1 s'),
  row('scale', 'upSeconds', '… everything', 's CPU', 1),
  row('scale', 'upWaitMs', '… longest wait for the API', 'ms', 0, '≤ 100 ms'),
  row('scale', 'upStretchMs', '… longest stretch without looking for calls', 'ms CPU', 0, '≤ 50 ms'),
  row('scale', 'runningPercent', '10,000 running tasks', '% of a core', 1),
  row('scale', 'downSeconds', '10,000 → 0 tasks: everything', 's CPU', 1),
  row('scale', 'downWaitMs', '… longest wait for the API', 'ms', 0, '≤ 100 ms'),
  row('scale', 'downStretchMs', '… longest stretch without looking for calls', 'ms CPU', 0, '≤ 50 ms'),
  row('idle', 'percentOfCore', '1,000 idle services', '% of a core', 1, '< 2 %'),
  row('stacks200', 'cpuSeconds', 'a stack of 200 resources', 's CPU', 2),
  row('stacks400', 'cpuSeconds', 'a stack of 400 resources', 's CPU', 2),
  row('start', 'readyMs', 'engine start to ready, not for the first time', 'ms', 0, '≤ 500 ms'),
  row('start', 'cpuMs', '… processor time, five idle seconds and its end included', 'ms CPU', 0, '≤ 800 ms'),
  row('start', 'modules', '… modules', '', 0, '≤ 900'),
  row('start', 'processes', '… processes', '', 0, '1'),
  row('start', 'megabytes', '… memory when idle', 'MB', 0, '≤ 100 MB'),
  row('drydock engine', 'readyMs', '`drydock engine` to ready', 'ms', 0),
  row('drydock engine', 'cpuMs', '… processor time, likewise', 'ms CPU', 0, '≤ 1,000 ms'),
  row('drydock engine', 'megabytes', '… memory when idle', 'MB', 0, '≤ 100 MB'),
];

/** @param against a commit to compare with */
export async function benchEngine(against?: string, rounds = 3): Promise<BenchTable> {
  const before = against === undefined ? undefined : new Checkout(against);
  try {
    const here: Results = new Map();
    const there: Results = new Map();
    for (const scenario of new Set(rows.map((one) => one.scenario))) {
      for (let round = 0; round < rounds; round++) {
        await add(here, scenario, root);
        if (before) await add(there, scenario, before.folder);
      }
    }
    return {
      title: `The engine on this machine, ${rounds} rounds`,
      columns: ['what', 'median', ...(before ? [before.name, 'ratio'] : []), 'wanted'],
      rows: rows.map((one) => {
        const [now, then] = [medianOf(here, one), medianOf(there, one)];
        const ratio = then > 0 ? `${(now / then).toFixed(2)}` : '';
        return [one.what, text(now, one), ...(before ? [text(then, one), ratio] : []), one.aim];
      }),
    };
  } finally {
    before?.remove();
  }
}

/** By scenario: the numbers of each round. */
type Results = Map<string, Numbers[]>;

const starts: Readonly<Record<string, (folder: string) => Promise<Numbers>>> = {
  start: startEngine,
  'drydock engine': startCommand,
};

async function add(results: Results, scenario: string, folder: string): Promise<void> {
  const numbers = await (starts[scenario]?.(folder) ?? run(folder, scenario));
  results.set(scenario, [...(results.get(scenario) ?? []), numbers]);
}

const medianOf = (results: Results, { scenario, number }: Row): number =>
  median((results.get(scenario) ?? []).map((numbers) => numbers[number] ?? 0));

const text = (value: number, { digits, unit }: Row) => `${value.toFixed(digits)} ${unit}`.trim();

/** As the command line starts an engine. */
const node = ['--max-semi-space-size=16', '--disable-warning=ExperimentalWarning'];

function run(folder: string, scenario: string): Numbers {
  const script = fileURLToPath(new URL('./scenario-process.ts', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [...node, script, folder, scenario], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`The scenario ${scenario} failed on ${folder}`);
  return JSON.parse(stdout) as Numbers;
}
