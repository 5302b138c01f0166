// A registry in memory, for tests, with the parts of the distribution API that pushing and pulling need.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RegistryFixture {
  readonly endpoint: string;
  readonly host: string;
  readonly blobs: Map<string, Buffer>;
  /** By `<repository>:<tag or digest>`. */
  readonly manifests: Map<string, { bytes: Buffer; type: string }>;
  readonly requests: string[];
  close(): Promise<void>;
}

/** Like ECR it has only the repositories that have been created. */
export function startRegistry(...repositories: string[]): Promise<RegistryFixture> {
  return start(repositories, undefined);
}

/** @param login `name:password`, without which it answers nothing. */
export function startPrivateRegistry(login: string, ...repositories: string[]): Promise<RegistryFixture> {
  return start(repositories, `Basic ${Buffer.from(login).toString('base64')}`);
}

async function start(
  repositories: readonly string[],
  authorization: string | undefined,
): Promise<RegistryFixture> {
  const blobs = new Map<string, Buffer>();
  const manifests: RegistryFixture['manifests'] = new Map();
  const requests: string[] = [];
  const uploads = new Map<string, Buffer>();

  const answer = (
    method: string,
    url: URL,
    body: Buffer,
    type: string,
  ): [number, Buffer, Record<string, string>] => {
    if (url.pathname === '/v2/') return [200, Buffer.from('{}'), {}];
    const path = /^\/v2\/(.+?)\/(manifests|blobs|blobs\/uploads)\/([^/]*)$/.exec(url.pathname);
    if (!path) return refuse(404, 'UNSUPPORTED', url.pathname);
    const [, repository = '', kind, target = ''] = path;
    if (!repositories.includes(repository))
      return refuse(
        404,
        'NAME_UNKNOWN',
        `The repository with name '${repository}' does not exist in the registry with id '000000000000'`,
      );
    const upload = `/v2/${repository}/blobs/uploads/${uploads.size + 1}`;
    switch (`${method} ${kind}`) {
      case 'POST blobs/uploads':
        uploads.set(upload, Buffer.alloc(0));
        return [202, Buffer.alloc(0), { location: upload }];
      case 'PATCH blobs/uploads':
        uploads.set(url.pathname, body);
        return [202, Buffer.alloc(0), { location: url.pathname }];
      case 'PUT blobs/uploads':
        blobs.set(url.searchParams.get('digest') ?? '', uploads.get(url.pathname) ?? body);
        return [201, Buffer.alloc(0), {}];
      case 'PUT manifests': {
        const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
        for (const name of [target, digest]) manifests.set(`${repository}:${name}`, { bytes: body, type });
        return [201, Buffer.alloc(0), {}];
      }
      case 'GET manifests':
      case 'HEAD manifests': {
        const manifest = manifests.get(`${repository}:${target}`);
        if (!manifest) return refuse(404, 'MANIFEST_UNKNOWN', 'Requested image not found');
        return [200, manifest.bytes, { 'content-type': manifest.type }];
      }
      default: {
        const blob = blobs.get(target);
        if (!blob) return refuse(404, 'BLOB_UNKNOWN', 'blob unknown to registry');
        return [200, blob, {}];
      }
    }
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://registry');
    requests.push(`${request.method} ${url.pathname}`);
    const type = request.headers['content-type'] ?? '';
    const sent = await body(request);
    const isWelcome = authorization === undefined || request.headers.authorization === authorization;
    const [status, bytes, headers] = isWelcome
      ? answer(request.method ?? '', url, sent, type)
      : unauthorized(request.headers.authorization);
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint: `http://${host}`,
    host,
    blobs,
    manifests,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(status: number, code: string, message: string): [number, Buffer, Record<string, string>] {
  return [status, Buffer.from(JSON.stringify({ errors: [{ code, message }] })), {}];
}

function unauthorized(given: string | undefined): [number, Buffer, Record<string, string>] {
  const text = given ? 'wrong name or password' : 'authentication required';
  const [status, bytes] = refuse(401, 'UNAUTHORIZED', text);
  return [status, bytes, { 'www-authenticate': 'Basic realm="private"' }];
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
