// A port of this machine that neither accepts nor refuses connections: a thread listens and then blocks, and its queue of
// connections to accept is full. Whoever connects waits, as for a host whose packets are dropped.
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { Endpoint } from '../../contracts/endpoints.ts';

const host = '127.0.0.1';

const program = `
const { parentPort } = require('node:worker_threads');
const server = require('node:net').createServer();
server.listen({ port: 0, host: '${host}', backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

/** More than the shortest queue takes. */
const fillers = 8;

export class BlackHole {
  #opening: Promise<Endpoint> | undefined;
  #thread: Worker | undefined;
  #fillers: Socket[] = [];

  /** Opens it, if it is not open. */
  endpoint(): Promise<Endpoint> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    for (const filler of this.#fillers) filler.destroy();
    await this.#thread?.terminate();
    this.#fillers = [];
    this.#thread = undefined;
    this.#opening = undefined;
  }

  async #open(): Promise<Endpoint> {
    const thread = new Worker(program, { eval: true });
    thread.unref();
    this.#thread = thread;
    const port = await new Promise<number>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
    });
    let hasAny = () => {};
    const first = new Promise<void>((resolve) => {
      hasAny = resolve;
    });
    this.#fillers = Array.from({ length: fillers }, () => {
      const filler = connect({ host, port });
      filler.unref();
      filler.once('connect', hasAny);
      filler.on('error', () => {});
      return filler;
    });
    await first;
    return { host, port };
  }
}
