// For tests: the balancer's thread with ways to make it fail or hang. Messages on an extra
// port are thrown, and nothing catches them.
import { type MessagePort, workerData } from 'node:worker_threads';
import '@drydock/balancer/worker';

const { failures } = workerData as { readonly failures: MessagePort };
failures.on('message', (text: string) => {
  if (text !== 'hang') throw new Error(text);
  for (;;);
});
// It must not keep the thread alive after the balancer has stopped.
failures.unref();
