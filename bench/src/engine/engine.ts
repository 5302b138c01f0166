// What the engine itself costs: planning and API waits at scale, idle services, stacks, its start and its memory. With
// `--against REF` each number stands beside that of another commit, measured by the same scenarios.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type BenchTable, median } from '../table.ts';
import { Checkout, root } from './checkout.ts';
import type { Numbers } from './scenarios.ts';

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
  row('start', 'processes', '… processes', '', 0, '1'),
  row('start', 'megabytes', '… memory when idle', 'MB', 0, '≤ 120 MB'),
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

async function add(results: Results, scenario: string, folder: string): Promise<void> {
  const numbers = scenario === 'start' ? await startAgain(folder) : run(folder, scenario);
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

/** By folder: where Node.js keeps what it compiled, as for the command line. The first start fills it. */
const compileCaches = new Map<string, string>();
process.once('exit', () => {
  for (const cache of compileCaches.values()) rmSync(cache, { recursive: true, force: true });
});

async function startAgain(folder: string): Promise<Numbers> {
  if (!compileCaches.has(folder)) {
    compileCaches.set(folder, mkdtempSync(join(tmpdir(), 'drydock-bench-cache-')));
    await start(folder);
  }
  return start(folder);
}

async function start(folder: string): Promise<Numbers> {
  const state = mkdtempSync(join(tmpdir(), 'drydock-bench-'));
  const began = performance.now();
  const engine = spawn(
    process.execPath,
    [...node, join(folder, 'engine', 'src', 'main.ts'), '--port', '0', '--state', state],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: compileCaches.get(folder) },
    },
  );
  try {
    await new Promise<void>((resolve, reject) => {
      engine.stdout.setEncoding('utf8').on('data', (said: string) => {
        if (said.includes('is ready')) resolve();
      });
      engine.once('exit', () => reject(new Error('The engine ended before it was ready')));
    });
    const readyMs = performance.now() - began;
    await delay(5_000);
    const sizes = memoryOfTree(engine.pid ?? 0);
    return { readyMs, processes: sizes.length, megabytes: sizes.reduce((sum, kib) => sum + kib, 0) / 1024 };
  } finally {
    const ended = new Promise<void>((resolve) => engine.once('close', () => resolve()));
    engine.removeAllListeners('exit');
    if (engine.exitCode === null) {
      engine.kill('SIGTERM');
      await ended;
    }
    rmSync(state, { recursive: true, force: true });
  }
}

/** The resident memory of a process and of all its descendants, in KiB. */
function memoryOfTree(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = new Set([pid]);
  // Parents usually come before their children, but process ids wrap around.
  for (let size = 0; size !== tree.size; ) {
    size = tree.size;
    for (const [own = 0, parent = 0] of processes) if (tree.has(parent)) tree.add(own);
  }
  return processes.flatMap(([own = 0, , kib = 0]) => (tree.has(own) ? [kib] : []));
}
