// The connection to a task's log router. Containers' output is read by the engine, which sends it on as Docker's own driver
// does, and waits for the router as long as its task runs.
import { connect, type Socket } from 'node:net';

/** Docker keeps as many messages while its driver has no connection. */
const maxWaiting = 10_000;
const againAfterMs = 250;

export class LogRouter {
  readonly #port: number;
  readonly #waiting: Buffer[] = [];
  #socket: Socket | undefined;
  #isConnected = false;
  #isClosed = false;

  /** @param port of 127.0.0.1 */
  constructor(port: number) {
    this.#port = port;
  }

  send(message: Buffer): void {
    if (this.#isClosed) return;
    this.#waiting.push(message);
    if (this.#waiting.length > maxWaiting) this.#waiting.shift();
    if (this.#isConnected) this.#flush();
    else if (!this.#socket) this.#connect();
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.end();
  }

  #connect(): void {
    const socket = connect(this.#port, '127.0.0.1');
    socket.unref();
    this.#socket = socket;
    socket.once('connect', () => {
      this.#isConnected = true;
      this.#flush();
    });
    socket.on('error', () => {});
    socket.once('close', () => {
      this.#isConnected = false;
      this.#socket = undefined;
      if (!this.#isClosed && this.#waiting.length > 0)
        setTimeout(() => !this.#isClosed && !this.#socket && this.#connect(), againAfterMs).unref();
    });
  }

  #flush(): void {
    for (const message of this.#waiting.splice(0)) this.#socket?.write(message);
  }
}
