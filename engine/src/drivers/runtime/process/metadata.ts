// The task metadata endpoint, version 4, for all tasks on this machine. It starts with the first task.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { http } from '../../../kernel/lazily.ts';

export interface ContainerMetadata {
  /** The response at the container's own address. */
  container(): object;
  /** The response at `/task`. */
  task(): object;
}

export class MetadataEndpoint {
  readonly #containers = new Map<string, ContainerMetadata>();
  readonly #host: string;
  #server: Server | undefined;
  #base: Promise<string> | undefined;

  /** The address of this machine that it listens on. */
  constructor(host = '127.0.0.1') {
    this.#host = host;
  }

  /** The container's address, for ECS_CONTAINER_METADATA_URI_V4. */
  async add(id: string, metadata: ContainerMetadata): Promise<string> {
    this.#containers.set(id, metadata);
    this.#base ??= this.#listen();
    return `${await this.#base}/v4/${id}`;
  }

  remove(id: string): void {
    this.#containers.delete(id);
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }

  #listen(): Promise<string> {
    const server = http().createServer((request, response) => {
      const [, id = '', path = ''] = /^\/v4\/([^/?]+)\/?([^?]*)/.exec(request.url ?? '') ?? [];
      const { status, body } = this.#answer(id, path);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    this.#server = server;
    server.unref();
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, this.#host, () =>
        resolve(`http://${this.#host}:${(server.address() as AddressInfo).port}`),
      );
    });
  }

  #answer(id: string, path: string): { readonly status: number; readonly body: unknown } {
    const container = this.#containers.get(id);
    if (!container) return { status: 404, body: `V4 metadata handler: unable to get container ID: ${id}` };
    if (path === '') return { status: 200, body: container.container() };
    if (path === 'task') return { status: 200, body: container.task() };
    return { status: 404, body: `V4 metadata handler: /${path} is not simulated` };
  }
}
