// What the start of an empty engine costs: time, processor time, modules, processes and memory.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Numbers } from './scenarios.ts';

/** As the command line starts an engine. */
const node = ['--max-semi-space-size=16', '--disable-warning=ExperimentalWarning'];

/** By folder: where Node.js keeps what it compiled, as for the command line. The first start fills it. */
const compileCaches = new Map<string, string>();
process.once('exit', () => {
  for (const cache of compileCaches.values()) rmSync(cache, { recursive: true, force: true });
});

/** An engine as `drydock up` starts it, not for the first time. */
export async function startEngine(folder: string): Promise<Numbers> {
  let cache = compileCaches.get(folder);
  const isFirst = cache === undefined;
  cache ??= mkdtempSync(join(tmpdir(), 'drydock-bench-cache-'));
  compileCaches.set(folder, cache);
  const args = [
    ...node,
    '--import',
    join(folder, 'cli/src/own-modules.ts'),
    join(folder, 'engine/src/main.ts'),
  ];
  const environment = { NODE_COMPILE_CACHE: cache };
  if (isFirst) await start(args, environment);
  const { modules } = await start(['--import', countingModules, ...args], environment);
  return { ...(await start(args, environment)), modules: modules ?? 0 };
}

/** `npm run drydock -- engine`, without npm. */
export async function startCommand(folder: string): Promise<Numbers> {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const [, args = ''] = /^exec node (.*)$/.exec(scripts.drydock) ?? [];
  const [program = '', ...flags] = args.split(' ').reverse();
  return start([...flags, join(folder, program), 'engine']);
}

/** At its end a process writes what it has used. */
const reporting = moduleOf(`
  import { writeFileSync } from 'node:fs';
  process.once('exit', () => {
    const { user, system } = process.cpuUsage();
    const modules = globalThis.drydockModules?.size ?? 0;
    writeFileSync(process.env.DRYDOCK_BENCH_REPORT, JSON.stringify({ cpuMs: (user + system) / 1000, modules }));
  });
`);

const countingModules = moduleOf(`
  import { registerHooks } from 'node:module';
  globalThis.drydockModules = new Set();
  registerHooks({ load: (url, context, next) => (globalThis.drydockModules.add(url), next(url, context)) });
`);

function moduleOf(text: string): string {
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

async function start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Numbers> {
  const state = mkdtempSync(join(tmpdir(), 'drydock-bench-'));
  const report = join(state, 'report.json');
  const began = performance.now();
  const engine = spawn(
    process.execPath,
    ['--import', reporting, ...args, '--port', '0', '--state', join(state, 'cloud'), '--runtime', 'process'],
    {
      cwd: state,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DRYDOCK_BENCH_REPORT: report, ...environment },
    },
  );
  const ended = new Promise<void>((resolve) => engine.once('close', () => resolve()));
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
    engine.removeAllListeners('exit');
    engine.kill('SIGTERM');
    await ended;
    return {
      readyMs,
      processes: sizes.length,
      megabytes: sizes.reduce((sum, kib) => sum + kib, 0) / 1024,
      ...(JSON.parse(readFileSync(report, 'utf8')) as Numbers),
    };
  } finally {
    engine.kill('SIGKILL');
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
