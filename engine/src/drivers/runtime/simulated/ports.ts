// Where the ports of a simulated container are reached: real sockets that answer every request with 200, or origins of a
// simulated network, which answer as scripted.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Origin, OriginAnswer } from '@drydock/balancer/simulated';
import type { Endpoint } from '../../../contracts/endpoints.ts';
import type { StartedContainer } from '../../../contracts/runtime.ts';
import { http } from '../../../kernel/lazily.ts';
import type { SimulatedNetwork } from '../../simulated-network/network.ts';
import { type Answering, byLoad } from './behaviour.ts';

export interface Ports {
  /** @param container its name */
  open(container: string, containerPorts: readonly number[]): Promise<StartedContainer['endpoints']>;
  /** The containers answer otherwise than before. */
  changed(): void;
  close(): void;
}

export class SocketPorts implements Ports {
  readonly #servers: Server[] = [];
  readonly #taskArn: string;

  constructor(taskArn: string) {
    this.#taskArn = taskArn;
  }

  open(container: string, containerPorts: readonly number[]): Promise<StartedContainer['endpoints']> {
    return Promise.all(
      containerPorts.map(async (containerPort) => ({
        containerPort,
        host: '127.0.0.1',
        port: await this.#listen(container),
      })),
    );
  }

  /** Clients find out. */
  changed(): void {}

  close(): void {
    for (const server of this.#servers) server.close().closeAllConnections();
  }

  #listen(container: string): Promise<number> {
    const body = JSON.stringify({ simulated: true, task: this.#taskArn, container });
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const server = http().createServer((_, response) => {
      response.writeHead(200, headers);
      response.end(body);
    });
    this.#servers.push(server);
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  }
}

/** What a simulated network knows of a container. */
export interface Answerer {
  /** Undefined: nothing listens. */
  answering(): Answering | undefined;
  /** Requests a second that one of its ports gets from now on. */
  loaded(containerPort: number, perSecond: number): void;
}

export class NetworkPorts implements Ports {
  readonly #network: SimulatedNetwork;
  readonly #answererOf: (container: string) => Answerer;
  readonly #opened: Endpoint[] = [];

  constructor(network: SimulatedNetwork, answererOf: (container: string) => Answerer) {
    this.#network = network;
    this.#answererOf = answererOf;
  }

  async open(container: string, containerPorts: readonly number[]): Promise<StartedContainer['endpoints']> {
    const answerer = this.#answererOf(container);
    return containerPorts.map((containerPort) => {
      const endpoint = this.#network.listen(originOf(answerer, containerPort));
      this.#opened.push(endpoint);
      return { containerPort, ...endpoint };
    });
  }

  changed(): void {
    for (const { port } of this.#opened) this.#network.changed(port);
  }

  close(): void {
    for (const endpoint of this.#opened.splice(0)) this.#network.close(endpoint);
  }
}

function originOf(answerer: Answerer, containerPort: number): Origin {
  let load = 0;
  const answer = (perSecond: number, isCheck: boolean): OriginAnswer => {
    const now = answerer.answering();
    if (!now || now.status === 'none') return { kind: 'refuses' };
    const status = (isCheck ? now.checkStatus : undefined) ?? now.status;
    return { kind: 'answers', status, latencyMs: byLoad(now.latencyMs ?? 0, perSecond) };
  };
  return {
    request: (perSecond) => answer(perSecond, false),
    check: () => answer(load, true),
    loaded: (perSecond) => {
      load = perSecond;
      answerer.loaded(containerPort, perSecond);
    },
  };
}
