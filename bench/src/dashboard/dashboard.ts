// What the dashboard costs beside 1,000 tasks on 100 instances, 1,000 requests a second and a task that is replaced each second: the
// engine, with a page open and without one; and the page, in a browser without a window. What the engine uses without a page is scaled to
// the requests that it answered with one, since a busy machine answers fewer.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { apiOf } from '../engine/api.ts';
import { type BenchTable, median } from '../table.ts';
import { type LargeSystem, largeSystem, size } from './large-system.ts';

const windowSeconds = 15;
const requestsPerSecond = 1000;
const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** What one opening of the page was like. */
interface Opening {
  /** Milliseconds until something was painted, and until every task was there. */
  readonly paintMs: number;
  readonly completeMs: number;
  readonly scriptBytes: number;
  readonly framesPerSecond: number;
  readonly longestFrameMs: number;
  /** What the page's process uses of a core. */
  readonly pagePercent: number;
  readonly engine: Spent;
}

export async function benchDashboard(rounds = 3): Promise<BenchTable> {
  if (!program) throw new Error('There is no chromium on this machine.');
  const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-'));
  const engine = node('./engine-process.ts', [folder]);
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  let load: ChildProcess | undefined;
  try {
    const [{ endpoint }] = await once(engine, 'message');
    const system = await largeSystem(apiOf(endpoint));
    const seconds = 3600;
    load = node(
      '../balancer/load-generator.ts',
      [system.port, '/', 16, seconds, requestsPerSecond].map(String),
    );
    const processes = { engine, load };
    await delay(5000);
    const closed: Spent[] = [];
    const openings: Opening[] = [];
    for (let round = 0; round < rounds; round++) {
      closed.push(await spent(processes, () => churn(system)));
      openings.push(await openPage(browser, `${endpoint}/_drydock/dashboard/`, processes, system));
    }
    const of = (number: Exclude<keyof Opening, 'engine'>) =>
      median(openings.map((opening) => opening[number]));
    const overhead = median(openings.map((opening, index) => more(opening.engine, closed[index]!)));
    return {
      title: `The dashboard beside ${size.tasks} tasks on ${size.instances} instances and ${requestsPerSecond} requests a second, ${rounds} rounds`,
      columns: ['what', 'median', 'wanted'],
      rows: [
        ['engine without a page', `${median(closed.map(percent)).toFixed(1)} % of a core`, ''],
        ['engine, more with a page open', `${overhead.toFixed(1)} % of a core`, '< 5 %'],
        ['page: its process', `${of('pagePercent').toFixed(1)} % of a core`, ''],
        ['page: frames', `${of('framesPerSecond').toFixed(0)} a second`, '> 30'],
        ['page: longest frame', `${of('longestFrameMs').toFixed(0)} ms`, ''],
        ['page: first paint', `${of('paintMs').toFixed(0)} ms`, '< 1,000 ms'],
        ['page: every task shown', `${of('completeMs').toFixed(0)} ms`, ''],
        ['page: script', `${(of('scriptBytes') / 1000).toFixed(0)} KB`, '< 300 KB'],
      ],
    };
  } finally {
    await browser.close();
    load?.kill();
    const ended = once(engine, 'exit');
    engine.disconnect();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Processes {
  readonly engine: ChildProcess;
  readonly load: ChildProcess;
}

function node(script: string, args: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return spawn(
    process.execPath,
    ['--max-semi-space-size=16', '--disable-warning=ExperimentalWarning', path, ...args],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
}

/** A task is replaced each second, for as long as is measured. */
async function churn(system: LargeSystem): Promise<void> {
  for (let second = 0; second < windowSeconds; second++) {
    await system.stopOne();
    await delay(1000);
  }
}

/** What the engine did in a while. */
interface Spent {
  readonly cpuMs: number;
  readonly requests: number;
  readonly ms: number;
}

const percent = ({ cpuMs, ms }: Spent) => (100 * cpuMs) / ms;

/** What is more than without a page, for as many requests. */
const more = (open: Spent, closed: Spent) =>
  (100 * (open.cpuMs - (closed.cpuMs * open.requests) / closed.requests)) / open.ms;

async function spent({ engine, load }: Processes, meanwhile: () => Promise<void>): Promise<Spent> {
  const look = async () => ({
    cpuMs: (await ask<{ cpuMs: number }>(engine)).cpuMs,
    requests: (await ask<{ answered: number }>(load)).answered,
    ms: performance.now(),
  });
  const before = await look();
  await meanwhile();
  const after = await look();
  return {
    cpuMs: after.cpuMs - before.cpuMs,
    requests: after.requests - before.requests,
    ms: after.ms - before.ms,
  };
}

async function ask<T>(child: ChildProcess): Promise<T> {
  child.send('now');
  const [answer] = await once(child, 'message');
  return answer;
}

async function openPage(
  browser: Browser,
  url: string,
  processes: Processes,
  system: LargeSystem,
): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    const running = page.locator('.task.running');
    while ((await running.count()) < 0.99 * size.tasks) await delay(200);
    const completeMs = await page.evaluate<number>('performance.now()');
    const loaded = await page.evaluate<{ paintMs: number; scriptBytes: number }>(`({
      paintMs: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      scriptBytes: performance.getEntriesByType('resource')
        .filter(({ name }) => /\\.(ts|js)$/.test(name))
        .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
    })`);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const processSeconds = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'ProcessTime')?.value ?? 0;
    };
    await page.evaluate(`{
      window.frameTimes = [];
      const frame = (at) => { window.frameTimes.push(at); requestAnimationFrame(frame); };
      requestAnimationFrame(frame);
    }`);
    const [before, began] = [await processSeconds(), performance.now()];
    const own = await spent(processes, () => churn(system));
    const seconds = (performance.now() - began) / 1000;
    const used = (await processSeconds()) - before;
    const times = await page.evaluate<number[]>('window.frameTimes');
    const gaps = times.slice(1).map((at, index) => at - times[index]!);
    return {
      ...loaded,
      completeMs,
      framesPerSecond: times.length / seconds,
      longestFrameMs: Math.max(...gaps),
      pagePercent: (100 * used) / seconds,
      engine: own,
    };
  } finally {
    await context.close();
  }
}
