// The load balancer's driver: starts the thread with the first table that has a listener, hands it tables, and passes
// on what it reports.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Timer } from '../kernel/clock.ts';
import type { RoutingTable, TrafficReport } from '../kernel/contracts/balancer.ts';
import type { Driver, DriverHost } from '../kernel/contracts/driver.ts';
import type { InvokeFunction } from './functions/invoke.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';

/** Without Lambda, every function fails. */
const noFunctions: InvokeFunction = async () => ({ kind: 'failed', message: 'There are no functions' });

export function createBalancer(host: DriverHost, invokeFunction: InvokeFunction = noFunctions): Driver {
  let worker: Worker | undefined;
  let latest: RoutingTable | undefined;
  let delays: Timer[] = [];
  let stopping: (() => void) | undefined;

  const post = (message: ToWorker) => worker?.postMessage(message);

  const hear = (message: FromWorker) => {
    if (message.kind === 'listener') host.report('balancer/listener', message.report);
    else if (message.kind === 'health') host.report('balancer/health', { targets: message.targets });
    else if (message.kind === 'traffic') traffic(message.report);
    else if (message.kind === 'invoke') {
      const { id } = message;
      void invokeFunction(message.functionArn, message.event).then((invoked) =>
        post({ kind: 'invoked', id, invoked }),
      );
    } else if (message.kind === 'log') host.log(message.line);
    else if (message.kind === 'log-entries') {
      const { log, loadBalancerArn, lines } = message;
      host.report('balancer/log', { kind: log, loadBalancerArn, lines });
    }
  };

  // The engine's time may have leapt since the thread last heard of it.
  const traffic = (report: TrafficReport) => {
    const now = host.clock.now();
    const leptMs = now - report.to;
    if (Math.abs(leptMs) < 1000) return host.report('balancer/traffic', report);
    post({ kind: 'time', now });
    host.report('balancer/traffic', { ...report, from: report.from + leptMs, to: now });
  };

  const start = () => {
    const settings: WorkerSettings = { seed: host.ids.hex(32), cookieSecret: cookieSecret(host) };
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: settings,
      // What a request leaves behind is young and small: collecting it often keeps memory flat and pauses short.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    worker = started;
    started.on('message', hear);
    started.on('error', (error) => host.log(`The load balancer's thread failed: ${error.stack ?? error}`));
    started.on('exit', () => {
      if (worker === started) worker = undefined;
      if (stopping) return stopping();
      // A fault in it must not take the traffic away for good: what it should do is known.
      host.log('The load balancer is started again.');
      host.clock.after(100, () => latest && !stopping && apply(latest));
    });
  };

  const apply = (table: RoutingTable) => {
    if (stopping || (latest && table.version < latest.version)) return;
    latest = table;
    if (!worker && !table.loadBalancers.some(({ listeners }) => listeners.length > 0)) return;
    if (!worker) start();
    post({ kind: 'table', table, now: host.clock.now() });
    armDelays(table);
  };

  // The engine's time may be advanced in a leap: the thread is told when that ends a deregistration delay.
  const armDelays = (table: RoutingTable) => {
    for (const delay of delays) delay.cancel();
    const now = host.clock.now();
    const ends = new Set<number>();
    for (const group of table.targetGroups) {
      for (const { drainUntil } of group.targets) {
        if (drainUntil !== undefined && drainUntil > now) ends.add(drainUntil);
      }
    }
    delays = [...ends].map((end) =>
      host.clock.after(end - now, () => post({ kind: 'time', now: host.clock.now() })),
    );
  };

  return {
    name: 'balancer',
    effects: { 'balancer/apply': apply },
    // Listeners and health are worked out anew from the first table.
    recover: async () => {},
    stop: () =>
      new Promise((resolve) => {
        for (const delay of delays) delay.cancel();
        stopping = resolve;
        if (!worker) return resolve();
        post({ kind: 'stop' });
        // A thread that does not come to its end is ended.
        host.clock.after(3000, () => void worker?.terminate());
      }),
  };
}

/** Kept, so that a client stays bound to its target when the engine is started again. */
function cookieSecret(host: DriverHost): string {
  const file = join(host.folder, 'cookie-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const secret = host.ids.hex(64);
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
