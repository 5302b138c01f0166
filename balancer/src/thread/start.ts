// Starts the load balancer in a thread of its own, which communicates by the messages of messages.ts.
import { Worker } from 'node:worker_threads';
import type { WorkerSettings } from './messages.ts';

export type * from './messages.ts';
export { realClock as machineClock } from './real-clock.ts';

export function startThread(settings: WorkerSettings): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: settings,
    // Garbage from requests is young and small: collecting it often keeps memory flat and pauses short.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
}
