// The balancer's thread with a way to make it fail, for tests: what comes on the port that it is given beside its
// settings is thrown, and nothing catches it.
import { type MessagePort, workerData } from 'node:worker_threads';
import '@drydock/balancer/worker';

const { failures } = workerData as { readonly failures: MessagePort };
failures.on('message', (text: string) => {
  throw new Error(text);
});
// It is no reason to go on living when the balancer has stopped.
failures.unref();
