// A thread that names the call which never comes back: the engine runs in this process, and a call that loops stops it all.
import { Worker } from 'node:worker_threads';

const textBytes = 4096;

const watching = `
const { workerData } = require('node:worker_threads');
const { shared, seed } = workerData;
const [call, length] = [new Int32Array(shared, 0, 1), new Int32Array(shared, 4, 1)];
let last = -1, since = Date.now();
setInterval(() => {
  const now = Atomics.load(call, 0);
  if (now !== last) { last = now; since = Date.now(); return; }
  if (Date.now() - since < 60000) return;
  const text = Buffer.from(shared, 8, Atomics.load(length, 0)).toString();
  // Written at once: the process ends before a stream would be.
  require('node:fs').writeSync(2, 'no answer within 60 s, seed ' + seed + ', call ' + now + '\\n  ' + text + '\\n');
  process.kill(process.pid, 'SIGKILL');
}, 1000);
`;

export class Watchdog {
  readonly #shared = new SharedArrayBuffer(8 + textBytes);
  readonly #numbers = new Int32Array(this.#shared, 0, 2);
  readonly #text = Buffer.from(this.#shared, 8);
  readonly #worker: Worker;

  constructor(seed: string) {
    this.#worker = new Worker(watching, { eval: true, workerData: { shared: this.#shared, seed } });
    this.#worker.unref();
  }

  about(call: number, what: string): void {
    Atomics.store(this.#numbers, 1, this.#text.write(what.slice(0, textBytes / 4)));
    Atomics.store(this.#numbers, 0, call);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
