// The balancer's thread: a data plane between messages.
import { parentPort, workerData } from 'node:worker_threads';
import { DataPlane } from '../data-plane/data-plane.ts';
import type { Invoked } from '../functions/invoke.ts';
import { maxConnections } from './max-connections.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';
import { realClock } from './real-clock.ts';
import { EngineTime } from './worker-time.ts';

const settings = workerData as WorkerSettings;
const port = parentPort!;
const engineTime = new EngineTime();
const tell = (message: FromWorker) => port.postMessage(message);

/** Invocations that the engine's thread has not answered yet. */
const invoking = new Map<number, (invoked: Invoked) => void>();
let invocations = 0;

const plane = new DataPlane({
  clock: realClock,
  engineNow: () => engineTime.now(),
  seed: settings.seed,
  cookieSecret: settings.cookieSecret,
  maxConnections: maxConnections(),
  log: (line) => tell({ kind: 'log', line }),
  reportListener: (report) => tell({ kind: 'listener', report }),
  reportHealth: (targets) => tell({ kind: 'health', targets }),
  reportTraffic: (report) => tell({ kind: 'traffic', report }),
  invokeFunction: (functionArn, event) =>
    new Promise((resolve) => {
      const id = ++invocations;
      invoking.set(id, resolve);
      tell({ kind: 'invoke', id, functionArn, event });
    }),
  reportLog: (log, loadBalancerArn, lines) => tell({ kind: 'log-entries', log, loadBalancerArn, lines }),
});

port.on('message', (message: ToWorker) => {
  if (message.kind === 'stop') {
    void plane.stop().then(() => {
      tell({ kind: 'stopped' });
      port.close();
    });
    return;
  }
  if (message.kind === 'invoked') {
    invoking.get(message.id)?.(message.invoked);
    invoking.delete(message.id);
    return;
  }
  engineTime.follow(message.now);
  if (message.kind === 'time') {
    plane.endDelays();
    return;
  }
  try {
    plane.apply(message.table);
  } catch (error) {
    // The table before stays: one that cannot be used must not stop traffic.
    const line = `The load balancer cannot use table ${message.table.version}: ${(error as Error).stack ?? error}`;
    tell({ kind: 'log', line });
  }
});
