// For tests: the balancer's thread with a way to make it fail. Messages on an extra port are
// thrown, and nothing catches them.
import { type MessagePort, workerData } from 'node:worker_threads';
import '@drydock/balancer/worker';

const { failures } = workerData as { readonly failures: MessagePort };
failures.on('message', (text: string) => {
  throw new Error(text);
});
// It must not keep the thread alive after the balancer has stopped.
failures.unref();
