// The engine's HTTP server, on loopback: AWS's APIs, the image registry and the engine's own API.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnyService } from '../contracts/service.ts';
import type { ProtocolName } from '../contracts/wire-row.ts';
import { AwsFault } from '../kernel/faults.ts';
import type { Ids } from '../kernel/ids.ts';
import { unknownService } from './faults.ts';
import { credentialScope, guardAgainstPages, requireSignature } from './guard.ts';
import { type Directory, directoryOf, protocolOf, type WireService } from './identify.ts';
import { awsJson } from './protocols/aws-json.ts';
import { awsQuery } from './protocols/aws-query.ts';
import { ec2Query } from './protocols/ec2-query.ts';
import type { Exchange, Protocol } from './protocols/protocol.ts';
import { restJson } from './protocols/rest-json.ts';
import { restXml } from './protocols/rest-xml.ts';
import { rpcV2Cbor } from './protocols/rpc-v2-cbor.ts';
import type { WireRequest, WireResponse } from './request.ts';
import { loadSchemas } from './schemas.ts';

const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  awsQuery,
  ec2Query,
  awsJson,
  restXml,
  restJson,
  rpcV2Cbor,
};

export interface GatewayParts {
  readonly ids: Ids;
  readonly services: readonly AnyService[];
  /** The region that answers calls signed for it. Rejects with an AwsFault for a region that AWS does not have. */
  region(name: string): RegionPort | Promise<RegionPort>;
  /**
   * Handlers of paths that are not AWS APIs, by first segment: `_drydock`, `v2`. Requests from web pages have been
   * refused before; any other authorization is up to the handler.
   */
  readonly routes: Readonly<Record<string, (request: WireRequest) => Promise<WireResponse> | WireResponse>>;
  log(line: string): void;
}

/** What the gateway needs from a region. */
export interface RegionPort {
  /** The output, or a promise of it when the outcome comes later. */
  answer(service: string, operation: string, input: unknown, requestId: string): unknown;
}

export interface Gateway {
  /** Binds and returns the port. Rejects with the system's error, EADDRINUSE for example. */
  listen(port: number): Promise<number>;
  close(): Promise<void>;
}

/** Decides the protocol in which requests for unknown services are refused. */
const anyService: WireService = { id: 'sts', protocol: 'awsQuery', client: async () => ({}) };

const maxBodyBytes = 1024 ** 3;

export function createGateway(parts: GatewayParts): Gateway {
  const directory = directoryOf(parts.services);
  const server: Server = createServer({ keepAliveTimeout: 75_000 }, (incoming, outgoing) => {
    answer(parts, directory, incoming, outgoing).catch((error: unknown) => {
      parts.log(`gateway: ${error instanceof Error ? error.stack : String(error)}`);
      outgoing.destroy();
    });
  });
  // curl and boto3 send `Expect: 100-continue` with larger uploads. Node answers it before the handler runs.
  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  parts: GatewayParts,
  directory: Directory,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await read(incoming);
  if (!request) {
    send(
      outgoing,
      { status: 413, headers: { connection: 'close' }, body: 'The body is larger than 1 GiB.\n' },
      false,
    );
    return;
  }
  send(outgoing, await respond(parts, directory, request), request.method === 'HEAD');
}

async function respond(
  parts: GatewayParts,
  directory: Directory,
  request: WireRequest,
): Promise<WireResponse> {
  const requestId = parts.ids.uuid();
  const scope = credentialScope(request);
  const service = directory.find(request, scope?.signingName ?? '');
  const protocol = protocols[protocolOf(request, service)];
  const renderAs = service ?? anyService;
  const operations = parts.services.find(({ id }) => id === renderAs.id)?.operations ?? {};
  const implemented = (operation: string) => Object.hasOwn(operations, operation);
  try {
    guardAgainstPages(request);
    const route = parts.routes[request.path.split('/')[1] ?? ''];
    if (route && !scope) return await route(request);
    requireSignature(request);
    if (!service) throw unknownService(scope?.signingName ?? '');
    const region = await parts.region(scope?.region ?? '');
    const schemas = await loadSchemas(service);
    const exchange: Exchange = { service, schemas, request, requestId, implemented };
    const operation = protocol.identify(exchange);
    const input = protocol.decode(operation, exchange);
    const output = (await region.answer(service.id, operation.name, input, requestId)) as Record<
      string,
      unknown
    >;
    return protocol.encode(operation, output ?? {}, exchange);
  } catch (error) {
    const fault = error instanceof AwsFault ? error : internalFailure(error, parts);
    return protocol.encodeFault(fault, { service: renderAs, request, requestId, implemented });
  }
}

function internalFailure(error: unknown, { log }: GatewayParts): AwsFault {
  log(`internal failure: ${error instanceof Error ? error.stack : String(error)}`);
  return new AwsFault({
    code: 'InternalFailure',
    status: 500,
    message: `Drydock failed: ${error instanceof Error ? error.message : String(error)}. Nothing was changed.`,
  });
}

/** Undefined when the body is too large. */
async function read(incoming: IncomingMessage): Promise<WireRequest | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  const [path = '/', ...search] = (incoming.url ?? '/').split('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(search.join('?')),
    headers,
    body: Buffer.concat(chunks),
  };
}

function send(outgoing: ServerResponse, response: WireResponse, head: boolean): void {
  const length = Buffer.byteLength(response.body);
  const bodiless = response.status === 204 || response.status === 304;
  outgoing.writeHead(response.status, {
    ...response.headers,
    // The response to HEAD states the length that GET would return, which is a member of S3's HeadObject.
    ...(!bodiless && { 'content-length': response.headers['content-length'] ?? String(length) }),
  });
  outgoing.end(head || bodiless ? undefined : response.body);
}
