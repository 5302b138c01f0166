// The balancer's thread: a data plane between messages.
import { parentPort, workerData } from 'node:worker_threads';
import { DataPlane } from '../data-plane/data-plane.ts';
import type { Invoked } from '../functions/invoke.ts';
import { FollowedClock } from './followed-clock.ts';
import { maxConnections } from './max-connections.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';
import { realClock } from './real-clock.ts';

const settings = workerData as WorkerSettings;
const port = parentPort!;
const publish = (message: FromWorker) => port.postMessage(message);
const engineClock = new FollowedClock(settings.time, realClock, (at) => publish({ kind: 'due', at }));

/** Invocations that the engine's thread has not answered yet. */
const invoking = new Map<number, (invoked: Invoked) => void>();
let invocations = 0;

const plane = new DataPlane({
  clock: realClock,
  engineClock,
  seed: settings.seed,
  cookieSecret: settings.cookieSecret,
  maxConnections: maxConnections(),
  log: (line) => publish({ kind: 'log', line }),
  reportListener: (report) => publish({ kind: 'listener', report }),
  reportReservation: (report) => publish({ kind: 'reservation', report }),
  reportHealth: (targets) => publish({ kind: 'health', targets }),
  reportTraffic: (report) => publish({ kind: 'traffic', report }),
  reportRequests: (report) => publish({ kind: 'requests', report }),
  invokeFunction: (functionArn, event) =>
    new Promise((resolve) => {
      const id = ++invocations;
      invoking.set(id, resolve);
      publish({ kind: 'invoke', id, functionArn, event });
    }),
  reportLog: (log, loadBalancerArn, lines) => publish({ kind: 'log-entries', log, loadBalancerArn, lines }),
});

port.on('message', (message: ToWorker) => {
  if (message.kind === 'are-you-alive') {
    publish({ kind: 'alive' });
    return;
  }
  if (message.kind === 'catch-up') {
    engineClock.follow(message.time);
    publish({ kind: 'caught-up', id: message.id, underway: plane.underway });
    return;
  }
  if (message.kind === 'watch-requests') {
    plane.watchRequests(message.isWanted);
    return;
  }
  if (message.kind === 'stop') {
    void plane.stop().then(() => {
      publish({ kind: 'stopped' });
      port.close();
    });
    return;
  }
  if (message.kind === 'invoked') {
    invoking.get(message.id)?.(message.invoked);
    invoking.delete(message.id);
    return;
  }
  engineClock.follow(message.time);
  if (message.kind === 'time') return;
  try {
    plane.apply(message.table);
  } catch (error) {
    // The previous table stays in effect: an unusable one must not stop traffic.
    const line = `The load balancer cannot use table ${message.table.version}: ${(error as Error).stack ?? error}`;
    publish({ kind: 'log', line });
  }
});
