// The load balancer beside nginx: throughput for small and large answers, and latency at half load. Both proxies have
// core 0 to themselves in turn; origin and load generator share core 1. Rounds are interleaved and the table gives
// medians of ratios, since neighbours' load moves both alike.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BenchTable, median } from '../table.ts';
import { originLines, proxyLines, type Running, startNginx } from './nginx.ts';
import { pinned } from './pinned.ts';

interface Load {
  readonly perSecond: number;
  readonly errors: number;
  readonly p99Us: number;
  /** Processor time of the proxy for one request. */
  readonly cpuUs: number;
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export async function benchBalancer(rounds = 5, seconds = 3): Promise<BenchTable> {
  const origin = await startNginx(originLines, 1);
  const nginx = await startNginx(proxyLines(origin.port), 0);
  const balancer = await startBalancer(origin.port);
  try {
    const rows: string[][] = [];
    for (const [path, target] of [
      ['/200', 0.6],
      ['/64k', 0.8],
    ] as const) {
      const ours: Load[] = [];
      const theirs: Load[] = [];
      await load(balancer, path, 64, 3);
      for (let i = 0; i < rounds; i++) {
        theirs.push(await load(nginx, path, 64, seconds));
        ours.push(await load(balancer, path, 64, seconds));
      }
      const ratio = median(ours.map((load, i) => load.perSecond / theirs[i]!.perSecond));
      rows.push([
        `${path.slice(1)} bytes, requests a second`,
        String(median(theirs.map((load) => load.perSecond))),
        String(median(ours.map((load) => load.perSecond))),
        ratio.toFixed(2),
        `≥ ${target}`,
      ]);
      rows.push([
        `${path.slice(1)} bytes, processor time a request (µs)`,
        median(theirs.map((load) => load.cpuUs)).toFixed(1),
        median(ours.map((load) => load.cpuUs)).toFixed(1),
        median(ours.map((load, i) => theirs[i]!.cpuUs / load.cpuUs)).toFixed(2),
        '',
      ]);
      const half = Math.floor(median(ours.map((load) => load.perSecond)) / 2);
      const oursHalf: Load[] = [];
      const theirsHalf: Load[] = [];
      for (let i = 0; i < rounds; i++) {
        theirsHalf.push(await load(nginx, path, 64, seconds, half));
        oursHalf.push(await load(balancer, path, 64, seconds, half));
      }
      const slower = median(oursHalf.map((load, i) => load.p99Us / theirsHalf[i]!.p99Us));
      rows.push([
        `${path.slice(1)} bytes, p99 at ${half} a second (µs)`,
        String(median(theirsHalf.map((load) => load.p99Us))),
        String(median(oursHalf.map((load) => load.p99Us))),
        slower.toFixed(2),
        '≤ 3',
      ]);
      const errors = [...ours, ...oursHalf].reduce((sum, load) => sum + load.errors, 0);
      rows.push([`${path.slice(1)} bytes, failed requests`, '', String(errors), '', '0']);
    }
    return {
      title: 'Load balancer and nginx (one worker, keep-alive upstreams), same origin, a core for the proxy',
      columns: ['what', 'nginx', 'balancer', 'ratio', 'aim'],
      rows,
    };
  } finally {
    for (const running of [balancer, nginx, origin]) running.stop();
  }
}

async function startBalancer(originPort: number): Promise<Running> {
  const [command, ...prefix] = pinned(0);
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', here('./balancer-process.ts')];
  const child = spawn(command!, [...prefix, ...node, String(originPort)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (bytes) => resolve(String(bytes))),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { hostPort } = JSON.parse(line) as { hostPort: number };
  return { port: hostPort, child, stop: () => void child.kill('SIGTERM') };
}

async function load(
  proxy: Running,
  path: string,
  connections: number,
  seconds: number,
  rate = 0,
): Promise<Load> {
  const [command, ...prefix] = pinned(1);
  const args = [here('./load-generator.ts'), proxy.port, path, connections, seconds, rate].map(String);
  const before = cpuSeconds(proxy.child.pid!);
  const child = spawn(command!, [...prefix, process.execPath, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const bytes of child.stdout) text += bytes;
  const result = JSON.parse(text) as { requests: number; perSecond: number; errors: number; p99Us: number };
  const cpuUs = ((cpuSeconds(proxy.child.pid!) - before) * 1_000_000) / Math.max(1, result.requests);
  return { perSecond: result.perSecond, errors: result.errors, p99Us: result.p99Us, cpuUs };
}

/** Where the system tells: NaN elsewhere. User and system time of a process and of its direct children (nginx works in one). */
function cpuSeconds(pid: number): number {
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  let ticks = 0;
  for (const id of [String(pid), ...children]) {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]!.split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / 100;
}

if (import.meta.main) {
  const table = await benchBalancer(Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 3));
  for (const row of [table.columns, ...table.rows]) console.log(row.join(' | '));
}
