// The load balancer's driver: starts the thread with the first table that has a load balancer, sends it tables, and passes
// its reports on.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { InvokeFunction, RoutingTable, TrafficReport } from '@drydock/balancer';
import {
  type FromWorker,
  machineClock,
  startThread,
  type ToWorker,
  type WorkerSettings,
} from '@drydock/balancer/thread';
import type { Driver, DriverHost, StillUnderway } from '../../contracts/driver.ts';
import type { Millis, Subscription, Timer } from '../../kernel/clock.ts';
import { replaceFile } from '../../kernel/files.ts';
import { Heartbeat } from './heartbeat.ts';

/**
 * Delay before a failed thread is restarted. It doubles with each further failure, so that a crash loop stays cheap.
 */
const restartAfterMs = 100;
const longestRestartMs = 10_000;
/** A thread that does not stop by itself within this time is terminated. */
const endAfterMs = 3000;

const nothing: StillUnderway = { leaving: 0, checks: 0 };

/** Without Lambda, every invocation fails. */
const noFunctions: InvokeFunction = async () => ({
  kind: 'failed',
  reason: 'LambdaConnectionError',
  message: 'There are no functions',
});

export type StartThread = (settings: WorkerSettings) => Worker;

/**
 * @param start replaced by tests, whose threads can be made to fail
 * @param machine monotonic time, which a thread's life is measured by: the engine's clock may be stopped
 */
export function createBalancer(
  host: DriverHost,
  invokeFunction: InvokeFunction = noFunctions,
  start: StartThread = startThread,
  machine: Pick<typeof machineClock, 'now' | 'after'> = machineClock,
): Driver {
  let worker: Worker | undefined;
  let latest: RoutingTable | undefined;
  /** Fires when the thread's next timer is due. */
  let wake: Timer | undefined;
  /** Set between the failure of a thread and the start of the next one. */
  let restart: Timer | undefined;
  /** From the first thread on: who never has one must not be held by the clock. */
  let changes: Subscription | undefined;
  let restartMs = restartAfterMs;
  let restarts = 0;
  /** Whether the thread has been sent something since it last caught up with nothing left to do. */
  let isBehind = false;
  let asked = 0;
  const catchingUp = new Map<number, (underway: StillUnderway) => void>();
  let stopping: (() => void) | undefined;
  let stopped: Promise<void> | undefined;

  const time = () => ({
    now: host.clock.now(),
    rate: host.clock.rate,
    ...(host.clock.grainMs && { grainMs: host.clock.grainMs }),
  });
  const post = (message: ToWorker) => {
    isBehind = true;
    worker?.postMessage(message);
  };

  const handle = (from: Worker, message: FromWorker) => {
    if (message.kind === 'listener') host.report('balancer/listener', message.report);
    else if (message.kind === 'reservation') host.report('balancer/reservation', message.report);
    else if (message.kind === 'health') host.report('balancer/health', { targets: message.targets });
    else if (message.kind === 'traffic') traffic(message.report);
    else if (message.kind === 'due') due(message.at);
    else if (message.kind === 'caught-up') caughtUp(message.id, message.underway);
    else if (message.kind === 'invoke') {
      const { id } = message;
      // Only the thread that asked gets the answer: one started since then numbers its invocations from 1 again.
      void invokeFunction(message.functionArn, message.event).then((invoked) =>
        from.postMessage({ kind: 'invoked', id, invoked } satisfies ToWorker),
      );
    } else if (message.kind === 'log') host.log(message.line);
    else if (message.kind === 'log-entries') {
      const { log, loadBalancerArn, lines } = message;
      host.report('balancer/log', { kind: log, loadBalancerArn, lines });
    }
  };

  const caughtUp = (id: number, underway: StillUnderway) => {
    catchingUp.get(id)?.(underway);
    catchingUp.delete(id);
  };

  // The engine's clock may have jumped since the last message to the thread.
  const traffic = (report: TrafficReport) => {
    const now = host.clock.now();
    const leptMs = now - report.to;
    if (Math.abs(leptMs) <= 1000 * host.clock.rate) return host.report('balancer/traffic', report);
    post({ kind: 'time', time: time() });
    host.report('balancer/traffic', { ...report, from: report.from + leptMs, to: now });
  };

  const run = () => {
    // While the clock is advanced, the thread is told when one of its timers is due, and at the end.
    changes ??= host.clock.onChange?.(() => {
      if (!host.clock.grainMs) post({ kind: 'time', time: time() });
    });
    const started = start({ seed: host.ids.hex(32), cookieSecret: cookieSecret(host), time: time() });
    worker = started;
    const startedAt = machine.now();
    let hasSpoken = false;
    const heartbeat = new Heartbeat({
      clock: machine,
      ask: () => started.postMessage({ kind: 'are-you-alive' } satisfies ToWorker),
      hung: (silentMs) => {
        host.log(`The load balancer's thread has not answered for ${silentMs / 1000} s: it is ended.`);
        void started.terminate();
      },
    });
    started.on('message', (message: FromWorker) => {
      heartbeat.heard();
      if (!hasSpoken) host.report('balancer/thread', { running: true });
      hasSpoken = true;
      handle(started, message);
    });
    started.on('error', (error) => host.log(`The load balancer's thread failed: ${error.stack ?? error}`));
    started.on('exit', () => {
      heartbeat.stop();
      worker = undefined;
      for (const id of [...catchingUp.keys()]) caughtUp(id, nothing);
      if (stopping) return stopping();
      restarts++;
      host.report('balancer/thread', { running: false });
      // One fault must not stop traffic for good: the latest table is known, so the thread is restarted with it.
      host.log('Restarting the load balancer.');
      if (machine.now() - startedAt >= longestRestartMs) restartMs = restartAfterMs;
      const waitMs = restartMs;
      restartMs = Math.min(2 * restartMs, longestRestartMs);
      restart = machine.after(waitMs, () => {
        restart = undefined;
        if (latest) apply(latest);
      });
    });
  };

  const apply = (table: RoutingTable) => {
    if (stopping || (latest && table.version < latest.version)) return;
    latest = table;
    if (restart) return;
    if (!worker && table.loadBalancers.length === 0 && !table.forwards?.length) return;
    if (!worker) run();
    post({ kind: 'table', table, time: time() });
  };

  // The engine's clock may be stepped, or jump: the thread is notified when one of its timers becomes due.
  const due = (at: Millis) => {
    wake?.cancel();
    const waitMs = at - host.clock.now();
    if (waitMs > 0) wake = host.clock.after(waitMs, () => post({ kind: 'time', time: time() }));
    else post({ kind: 'time', time: time() });
  };

  const stop = () =>
    new Promise<void>((resolve) => {
      changes?.end();
      wake?.cancel();
      restart?.cancel();
      stopping = resolve;
      if (!worker) return resolve();
      post({ kind: 'stop' });
      const end = machine.after(endAfterMs, () => void worker?.terminate());
      stopping = () => {
        end.cancel();
        resolve();
      };
    });

  return {
    name: 'balancer',
    effects: { 'balancer/apply': apply },
    // Listeners and health are rebuilt from the first table.
    recover: async () => {},
    health: () => ({ status: worker ? 'running' : restart ? 'restarting' : 'idle', restarts }),
    catchUp: () => {
      if (!worker || !isBehind) return Promise.resolve(nothing);
      const id = ++asked;
      const caught = new Promise<StillUnderway>((resolve) => catchingUp.set(id, resolve));
      post({ kind: 'catch-up', id, time: time() });
      isBehind = false;
      return caught.then((underway) => {
        if (underway.leaving > 0 || underway.checks > 0) isBehind = true;
        return underway;
      });
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Persisted, so that clients stay bound to their targets across engine restarts. */
function cookieSecret(host: DriverHost): string {
  const file = join(host.folder, 'cookie-secret');
  const kept = statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : '';
  if (/^[0-9a-f]{64}$/.test(kept)) return kept;
  const secret = host.ids.hex(64);
  rmSync(file, { recursive: true, force: true });
  replaceFile(file, secret);
  return secret;
}
