// A detour: connections to it are passed on to where they would have gone, and what comes back from there is impaired, as
// AWS impairs what a task sends. What goes to the task is not, but for the connection itself, whose answer is late too.
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Endpoint } from '../../contracts/endpoints.ts';
import type { Impairment } from '../../contracts/faults.ts';
import type { Clock } from '../../kernel/clock.ts';
import { type Chance, DelayLine, latenessMs } from './delay-line.ts';

const host = '127.0.0.1';
/** A task that sends faster than its network delivers has to wait. */
const mostOnTheWay = 256;

interface Passage {
  readonly client: Socket;
  readonly upstream: Socket;
  readonly line: DelayLine;
  isOpen: boolean;
}

export class Relay {
  upstream: Endpoint;
  impairments: readonly Impairment[];
  readonly #clock: Clock;
  readonly #chance: Chance;
  readonly #server: Server;
  readonly #passages = new Set<Passage>();

  constructor(upstream: Endpoint, impairments: readonly Impairment[], clock: Clock, chance: Chance) {
    this.upstream = upstream;
    this.impairments = impairments;
    this.#clock = clock;
    this.#chance = chance;
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => this.#accept(client));
    this.#server.unref();
  }

  listen(): Promise<Endpoint> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, host, () => {
        const address = this.#server.address();
        resolve({ host, port: typeof address === 'object' && address ? address.port : 0 });
      });
    });
  }

  /** No new connections; those that there are go on unimpaired, until they end. Then `ended` is called. */
  retire(ended: () => void): void {
    this.impairments = [];
    this.#server.close(ended);
    for (const { line } of this.#passages) line.flush();
  }

  close(): void {
    this.#server.close();
    for (const passage of this.#passages) this.#end(passage);
  }

  #accept(client: Socket): void {
    const affected = this.impairments.filter(({ flowsPercent }) => this.#chance.below(100) < flowsPercent);
    const upstream = connect({ ...this.upstream, allowHalfOpen: true, noDelay: true });
    const passage: Passage = { client, upstream, line: new DelayLine(this.#clock), isOpen: true };
    this.#passages.add(passage);
    // While it has impairments of its own, a connection is impaired as it was when it was made.
    const lateness = (bytes: number) =>
      this.impairments.length === 0 ? 0 : latenessMs(bytes, affected, this.#chance);
    const end = () => this.#end(passage);
    for (const socket of [client, upstream]) socket.on('error', end);
    client.on('close', end);
    upstream.on('close', () => {
      if (passage.line.length === 0) client.end();
    });
    const back = (bytes: number, deliver: () => void) => {
      const late = lateness(bytes);
      if (late === undefined) return;
      if (late === 0 && passage.line.length === 0) return deliver();
      passage.line.send(late, deliver);
      if (passage.line.length > mostOnTheWay) upstream.pause();
    };
    // The answer to the first packet of a connection is the task's, too.
    client.pause();
    upstream.on('connect', () => back(1, () => passage.isOpen && client.resume()));
    client.on('data', (bytes) => {
      if (!upstream.write(bytes)) client.pause();
    });
    upstream.on('drain', () => client.resume());
    client.on('end', () => upstream.end());
    upstream.on('data', (bytes) =>
      back(bytes.length, () => {
        if (!passage.isOpen) return;
        const isTaken = client.write(bytes);
        if (!isTaken) upstream.pause();
        else if (passage.line.length <= mostOnTheWay) upstream.resume();
      }),
    );
    client.on('drain', () => upstream.resume());
    upstream.on('end', () => back(1, () => client.end()));
  }

  #end(passage: Passage): void {
    if (!passage.isOpen) return;
    passage.isOpen = false;
    this.#passages.delete(passage);
    passage.line.clear();
    passage.client.destroy();
    passage.upstream.destroy();
  }
}
