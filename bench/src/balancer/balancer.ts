// The load balancer beside nginx: throughput for small and large answers, and latency at half load. Both proxies have
// core 0 to themselves in turn; origin and load generator share core 1. Rounds are interleaved and the table gives
// medians of ratios, since load from other processes affects both equally. A ratio of throughputs means something only while it is
// the proxies that are busy, so the table shows how busy they were: wrk keeps them busy, where it is installed.
import { spawn, spawnSync } from 'node:child_process';
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
  /** How much of its core the proxy used, from 0 to 1. */
  readonly busy: number;
}

/** What a load generator measured. */
interface Generated {
  readonly requests: number;
  readonly perSecond: number;
  readonly errors: number;
  readonly p99Us: number;
  /** What the proxy was busy with, whether it is counted above or not. */
  readonly all: { readonly requests: number; readonly seconds: number };
}

const connections = 64;
const hasWrk = spawnSync('wrk', ['-v']).error === undefined;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

interface Workload {
  readonly name: string;
  readonly path: string;
  /** The share of nginx's throughput to reach. */
  readonly aim: number | undefined;
  /** No two requests are alike: only wrk can do that. */
  readonly distinct?: true;
}

const workloads: readonly Workload[] = [
  { name: '200 bytes', path: '/200', aim: 0.6 },
  { name: '64 KiB', path: '/64k', aim: 0.8 },
  { name: '200 bytes, no two requests alike', path: '/200', aim: undefined, distinct: true },
];

export async function benchBalancer(rounds = 5, seconds = 3): Promise<BenchTable> {
  const origin = await startNginx(originLines, 1);
  const nginx = await startNginx(proxyLines(origin.port), 0);
  const balancer = await startBalancer(origin.port);
  try {
    const rows: string[][] = [];
    for (const workload of workloads.filter(({ distinct }) => hasWrk || !distinct)) {
      const both = (rate?: number) => inTurn(nginx, balancer, workload, rounds, seconds, rate);
      await load(balancer, workload, 3);
      const full = await both();
      const half = Math.floor(median(full.ours.map(({ perSecond }) => perSecond)) / 2);
      rows.push(...throughputRows(workload, full));
      if (!workload.distinct) rows.push(...latencyRows(workload, half, await both(half)));
    }
    return {
      title:
        'Load balancer and nginx (one worker, keep-alive upstreams), same origin, a core for the proxy; ' +
        `load by ${hasWrk ? 'wrk' : 'Node.js (install wrk to keep the proxies busy)'}`,
      columns: ['what', 'nginx', 'balancer', 'ratio', 'aim'],
      rows,
    };
  } finally {
    for (const running of [balancer, nginx, origin]) running.stop();
  }
}

interface Both {
  readonly theirs: readonly Load[];
  readonly ours: readonly Load[];
}

/** Round by round, since load from other processes affects both equally. */
async function inTurn(
  nginx: Running,
  balancer: Running,
  workload: Workload,
  rounds: number,
  seconds: number,
  rate?: number,
): Promise<Both> {
  const [theirs, ours]: [Load[], Load[]] = [[], []];
  for (let i = 0; i < rounds; i++) {
    theirs.push(await load(nginx, workload, seconds, rate));
    ours.push(await load(balancer, workload, seconds, rate));
  }
  return { theirs, ours };
}

function throughputRows({ name, aim }: Workload, { theirs, ours }: Both): string[][] {
  const medians = (of: (load: Load) => number) => [median(theirs.map(of)), median(ours.map(of))] as const;
  const ratio = (of: (our: Load, their: Load) => number) => median(ours.map((our, i) => of(our, theirs[i]!)));
  return [
    [
      `${name}: requests a second`,
      ...medians(({ perSecond }) => perSecond).map(String),
      ratio((our, their) => our.perSecond / their.perSecond).toFixed(2),
      aim ? `≥ ${aim}` : '',
    ],
    [
      `${name}: processor time a request (µs)`,
      ...medians(({ cpuUs }) => cpuUs).map((us) => us.toFixed(1)),
      ratio((our, their) => their.cpuUs / our.cpuUs).toFixed(2),
      '',
    ],
    [`${name}: share of its core`, ...medians(({ busy }) => busy).map(percent), '', 'near 100 %'],
    [`${name}: failed requests`, '', String(ours.reduce((sum, { errors }) => sum + errors, 0)), '', '0'],
  ];
}

function latencyRows({ name }: Workload, rate: number, { theirs, ours }: Both): string[][] {
  const slower = median(ours.map((load, i) => load.p99Us / theirs[i]!.p99Us));
  const medians = [theirs, ours].map((loads) => String(median(loads.map(({ p99Us }) => p99Us))));
  const failed = String(ours.reduce((sum, { errors }) => sum + errors, 0));
  return [
    [`${name}: p99 at ${rate} a second (µs)`, ...medians, slower.toFixed(2), '≤ 3'],
    [`${name}: failed requests at that rate`, '', failed, '', '0'],
  ];
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

/** @param rate requests a second; as many as come when absent. */
async function load(proxy: Running, workload: Workload, seconds: number, rate?: number): Promise<Load> {
  const before = cpuSeconds(proxy.child.pid!);
  const measured =
    hasWrk && rate === undefined
      ? await wrk(proxy.port, workload, seconds)
      : await generate(proxy.port, workload.path, seconds, rate ?? 0);
  const cpuS = cpuSeconds(proxy.child.pid!) - before;
  const { requests, seconds: took } = measured.all;
  return { ...measured, cpuUs: (cpuS * 1_000_000) / Math.max(1, requests), busy: cpuS / took };
}

/** The load generator of this folder: the only one that keeps to a rate. */
async function generate(port: number, path: string, seconds: number, rate: number): Promise<Generated> {
  const args = [here('./load-generator.ts'), port, path, connections, seconds, rate].map(String);
  return JSON.parse(await output([...pinned(1), process.execPath, ...args])) as Generated;
}

/** It takes a small part of the processor that one in JavaScript needs. */
async function wrk(port: number, { path, distinct }: Workload, seconds: number): Promise<Generated> {
  const fields = ['User-Agent: bench', 'Accept: */*', 'Accept-Encoding: gzip'].flatMap((field) => [
    '-H',
    field,
  ]);
  const script = distinct ? ['-s', here('./distinct-requests.lua')] : [];
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', ...fields, ...script];
  const text = await output([...pinned(1), 'wrk', ...args, `http://127.0.0.1:${port}${path}`]);
  const found = (pattern: RegExp) => pattern.exec(text)?.slice(1) ?? [];
  const [p99 = '0', unit = 'us'] = found(/99%\s+([0-9.]+)(us|ms|s)/);
  const sockets = found(/Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/);
  const [statuses = '0'] = found(/Non-2xx or 3xx responses: (\d+)/);
  const requests = Number(found(/(\d+) requests in/)[0]);
  return {
    requests,
    all: { requests, seconds },
    perSecond: Math.round(Number(found(/Requests\/sec:\s+([0-9.]+)/)[0])),
    errors: [...sockets, statuses].reduce((sum, count) => sum + Number(count), 0),
    p99Us: Math.round(Number(p99) * { us: 1, ms: 1000, s: 1_000_000 }[unit as 'us' | 'ms' | 's']),
  };
}

async function output([command, ...args]: string[]): Promise<string> {
  const child = spawn(command!, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const bytes of child.stdout) text += bytes;
  return text;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

/**
 * Where the system reports it; NaN elsewhere. User and system time of a process and of its direct children (nginx works in
 * one).
 */
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
