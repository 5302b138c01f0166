// What a container asks over HTTP about itself, for all tasks on this machine: the task metadata endpoint, versions 3 and 4,
// the credentials of the task's role, and task scale-in protection. It starts with the first task.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { http } from '../../../kernel/lazily.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface ContainerMetadata {
  /** At the container's own address. */
  container(): object;
  /** At `/task`. */
  task(): object;
  /** At `/taskWithTags`. */
  taskWithTags(): object;
  /** At `/stats`, as Docker has them; undefined when they cannot be had now. */
  stats(): Promise<object | undefined>;
  /** At `/task/stats`, by container id. */
  taskStats(): Promise<object>;
  /** `task-protection/v1/state` at `ECS_AGENT_URI`. */
  protection(method: string, body: unknown): Promise<Answer>;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html */
export interface RoleCredentials {
  readonly RoleArn: string;
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly Token: string;
  readonly Expiration: string;
}

export class MetadataEndpoint {
  readonly #containers = new Map<string, ContainerMetadata>();
  readonly #credentials = new Map<string, () => RoleCredentials>();
  readonly #host: string;
  #server: Server | undefined;
  #base: Promise<string> | undefined;

  /** The address of this machine that it listens on. */
  constructor(host = '127.0.0.1') {
    this.#host = host;
  }

  /** Where it listens: `http://127.0.0.1:30000`. */
  base(): Promise<string> {
    this.#base ??= this.#listen();
    return this.#base;
  }

  add(id: string, metadata: ContainerMetadata): void {
    this.#containers.set(id, metadata);
  }

  remove(id: string): void {
    this.#containers.delete(id);
  }

  /** @param id a UUID, which is all that protects them, as on AWS */
  addCredentials(id: string, credentials: () => RoleCredentials): void {
    this.#credentials.set(id, credentials);
  }

  removeCredentials(id: string): void {
    this.#credentials.delete(id);
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
      this.#answer(request).then(
        ({ status, body }) => {
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(JSON.stringify(body));
        },
        () => response.destroy(),
      );
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

  async #answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, version = '', id = '', ...rest] = url.pathname.split('/');
    if (version === 'v1' && id === 'credentials')
      return this.#credentialsOf('V1', url.searchParams.get('id') ?? '');
    if (version === 'v2' && id === 'credentials') return this.#credentialsOf('V2', rest[0] ?? '');
    const path = rest.filter(Boolean).join('/');
    const container = this.#containers.get(id);
    if (version === 'api' && container && path === 'task-protection/v1/state')
      return container.protection(request.method ?? 'GET', await bodyOf(request));
    if (version !== 'v3' && version !== 'v4') return { status: 404, body: `404 page not found` };
    const name = version.toUpperCase();
    if (!container)
      return { status: 404, body: `${name} metadata handler: unable to get container ID: ${id}` };
    switch (path) {
      case '':
        return { status: 200, body: container.container() };
      case 'task':
        return { status: 200, body: container.task() };
      case 'taskWithTags':
        return { status: 200, body: container.taskWithTags() };
      case 'task/stats':
        return { status: 200, body: await container.taskStats() };
      case 'stats': {
        const stats = await container.stats();
        return stats
          ? { status: 200, body: stats }
          : { status: 500, body: `${name} stats handler: unable to get stats of the container` };
      }
      default:
        return { status: 404, body: `${name} metadata handler: /${path} is not simulated` };
    }
  }

  #credentialsOf(version: 'V1' | 'V2', id: string): Answer {
    const refused = (code: string, message: string) => ({
      status: 400,
      body: { code, message: `Credentials${version}Request: ${message}`, HTTPErrorCode: 400 },
    });
    if (!id) return refused('NoIdInRequest', 'No Credential ID in the request');
    const credentials = this.#credentials.get(id);
    if (!credentials) return refused('InvalidIdInRequest', 'Credentials not found');
    return { status: 200, body: credentials() };
  }
}

const maxBodyBytes = 64 * 1024;

/** Undefined when it is no JSON. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > maxBodyBytes) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
