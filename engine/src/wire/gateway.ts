// The engine's HTTP server, on loopback: AWS's APIs, the image registry and the engine's own API.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { UpgradeRequest } from '../contracts/driver.ts';
import type { SignedBy } from '../contracts/role-credentials.ts';
import type { AnyService } from '../contracts/service.ts';
import type { ProtocolName } from '../contracts/wire-row.ts';
import type { Millis } from '../kernel/clock.ts';
import { AwsFault } from '../kernel/faults.ts';
import type { Ids } from '../kernel/ids.ts';
import { http } from '../kernel/lazily.ts';
import { RequestAborted, readBody, usualBodyBytes } from './body.ts';
import { unknownService } from './faults.ts';
import {
  credentialScope,
  guardAgainstForeignForms,
  guardAgainstPages,
  refuseExpired,
  requireSignature,
} from './guard.ts';
import { type Directory, directoryOf, protocolOf, type WireService } from './identify.ts';
import { awsJson } from './protocols/aws-json.ts';
import { awsQuery } from './protocols/aws-query.ts';
import { ec2Query } from './protocols/ec2-query.ts';
import type { Exchange, Protocol } from './protocols/protocol.ts';
import { restJson } from './protocols/rest-json.ts';
import { restXml } from './protocols/rest-xml.ts';
import { restXmlOfS3 } from './protocols/rest-xml-of-s3.ts';
import { rpcV2Cbor } from './protocols/rpc-v2-cbor.ts';
import type { RequestHead, StreamedResponse, WireRequest, WireResponse } from './request.ts';
import { isS3Form, uploadOf } from './s3-forms/upload.ts';
import { loadSchemas } from './schemas.ts';
import { anonymousRefused, isAnonymous, refuseUnsignedAction } from './unsigned.ts';
import { validate } from './validation/validate.ts';

const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  awsQuery,
  ec2Query,
  awsJson,
  restXml,
  restXmlOfS3,
  restJson,
  rpcV2Cbor,
};

export interface GatewayParts {
  readonly ids: Ids;
  readonly services: readonly AnyService[];
  /** The region that answers calls signed for it; without a name, the default one. Rejects with an AwsFault for a region that AWS does not have. */
  region(name: string | undefined): RegionPort | Promise<RegionPort>;
  /** The engine's time. */
  now(): Millis;
  /** Paths that are not AWS APIs, by first segment: `_drydock`, `v2`. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Takes a connection over that leaves HTTP, if anything here is meant. */
  upgrade?(request: UpgradeRequest): boolean;
  /** What answers at a host of its own, whoever asks and however it is signed. */
  hosted?(head: RequestHead): Route | undefined;
  log(line: string): void;
}

export interface Route {
  readonly maxBodyBytes: number;
  /**
   * The answer to a caller whose body is not to be read. Requests from web pages have been refused before; any other
   * authorization is up to the route.
   */
  refuse(head: RequestHead): WireResponse | undefined;
  answer(request: WireRequest): Promise<WireResponse | StreamedResponse> | WireResponse | StreamedResponse;
}

/** Answers requests that come from the engine's own process: no socket, and no server. */
export function createResponder(
  parts: GatewayParts,
): (request: WireRequest) => Promise<WireResponse | StreamedResponse> {
  const directory = directoryOf(parts.services);
  return ({ body, ...head }) => respond(parts, directory, head, async () => body);
}

/** What the gateway needs from a region. */
export interface RegionPort {
  /** The output, or a promise of it when the outcome comes later. */
  answer(service: string, operation: string, input: unknown, requestId: string, signedBy?: SignedBy): unknown;
}

export interface Gateway {
  /** Binds and returns the port. Rejects with the system's error, EADDRINUSE for example. */
  listen(port: number): Promise<number>;
  close(): Promise<void>;
}

/** Decides the protocol in which requests for unknown services are refused. */
const anyService: WireService = { id: 'sts', protocol: 'awsQuery', client: async () => ({}) };

export function createGateway(parts: GatewayParts): Gateway {
  const directory = directoryOf(parts.services);
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    answer(parts, directory, incoming, outgoing).catch((error: unknown) => {
      parts.log(`gateway: ${error instanceof Error ? error.stack : String(error)}`);
      outgoing.destroy();
    });
  };
  const server: Server = http().createServer({ keepAliveTimeout: 75_000 }, listener);
  // curl and boto3 send `Expect: 100-continue` with larger uploads: the body is asked for once the caller is known.
  server.on('checkContinue', listener);
  /** The server waits for them, and does not close them itself. */
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (incoming, socket, head) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    upgrade(parts, incoming, socket, head);
  });
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
        for (const socket of upgraded) socket.destroy();
      }),
  };
}

async function answer(
  parts: GatewayParts,
  directory: Directory,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const head = headOf(incoming);
  try {
    const response = await respond(parts, directory, head, (limitBytes, protocol) => {
      if (incoming.headers.expect !== undefined) outgoing.writeContinue();
      return readBody(incoming, limitBytes, protocol);
    });
    if ('stream' in response) await sendStream(outgoing, response);
    else send(outgoing, response, { isHead: head.method === 'HEAD', leavesBody: !incoming.complete });
  } catch (error) {
    if (!(error instanceof RequestAborted)) throw error;
    outgoing.destroy();
  }
}

function upgrade(parts: GatewayParts, incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
  socket.on('error', () => socket.destroy());
  const request = headOf(incoming);
  const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`);
  try {
    guardAgainstPages(request);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    refuse('403 Forbidden');
    return;
  }
  const { path, headers } = request;
  if (!parts.upgrade?.({ path, headers, socket, head })) refuse('404 Not Found');
}

type ReadBody = (limitBytes: number, protocol?: ProtocolName) => Promise<Uint8Array>;

async function respond(
  parts: GatewayParts,
  directory: Directory,
  head: RequestHead,
  body: ReadBody,
): Promise<WireResponse | StreamedResponse> {
  const requestId = parts.ids.uuid();
  const scope = credentialScope(head);
  const service = directory.find(head, scope?.signingName ?? '');
  const form = !routeOf(parts, head) && isS3Form(head) ? directory.find(head, 's3') : undefined;
  const anonymous = !service && isAnonymous(head) ? directory.find(head, 's3') : undefined;
  const protocolName = protocolOf(head, service ?? form ?? anonymous);
  const protocol = protocols[protocolName];
  const renderAs = service ?? form ?? anonymous ?? anyService;
  const operations = parts.services.find(({ id }) => id === renderAs.id)?.operations ?? {};
  const implemented = (operation: string) => Object.hasOwn(operations, operation);
  let request: WireRequest = { ...head, body: new Uint8Array() };
  const perform = async (of: WireService, performed: WireRequest, region: RegionPort) => {
    const exchange: Exchange = {
      service: of,
      schemas: await loadSchemas(of),
      request: performed,
      requestId,
      implemented,
    };
    const operation = protocol.identify(exchange);
    const input = protocol.decode(operation, exchange);
    validate(operation, input, of);
    const { accessKeyId = '', sessionToken } = scope ?? {};
    const signedBy: SignedBy = { accessKeyId, sessionToken };
    const output = (await region.answer(of.id, operation.name, input, requestId, signedBy)) as Record<
      string,
      unknown
    >;
    return protocol.encode(operation, output ?? {}, exchange);
  };
  try {
    const hosted = parts.hosted?.(head);
    if (hosted) {
      const refusal = hosted.refuse(head);
      if (refusal) return refusal;
      request = { ...head, body: await body(hosted.maxBodyBytes) };
      return await hosted.answer(request);
    }
    if (form) {
      guardAgainstForeignForms(head);
      request = { ...head, body: await body(form.maxBodyBytes ?? usualBodyBytes, protocolName) };
      const upload = await uploadOf(request, parts.now());
      const region = await parts.region(undefined);
      return upload.respond((await perform(form, upload.request, region)) as WireResponse);
    }
    await refuseUnsignedAction(head, body);
    guardAgainstPages(head);
    const route = routeOf(parts, head);
    if (route && !scope) {
      const refusal = route.refuse(head);
      if (refusal) return refusal;
      request = { ...head, body: await body(route.maxBodyBytes) };
      return await route.answer(request);
    }
    if (anonymous) throw anonymousRefused();
    requireSignature(head);
    if (!service) throw unknownService(scope?.signingName ?? '');
    refuseExpired(head, parts.now());
    const region = await parts.region(scope?.region);
    request = { ...head, body: await body(service.maxBodyBytes ?? usualBodyBytes, protocolName) };
    return await perform(service, request, region);
  } catch (error) {
    if (error instanceof RequestAborted) throw error;
    const fault = error instanceof AwsFault ? error : internalFailure(error, requestId, parts);
    return protocol.encodeFault(fault, { service: renderAs, request, requestId, implemented });
  }
}

function routeOf({ routes }: GatewayParts, { path }: RequestHead): Route | undefined {
  const name = path.split('/')[1] ?? '';
  return Object.hasOwn(routes, name) ? routes[name] : undefined;
}

/** The cause may name files and has a stack: it is for the engine's log, and the client gets what finds it there. */
function internalFailure(error: unknown, requestId: string, { log }: GatewayParts): AwsFault {
  log(`internal failure ${requestId}: ${error instanceof Error ? error.stack : String(error)}`);
  return new AwsFault({
    code: 'InternalFailure',
    status: 500,
    message: `Drydock failed to process the request, and nothing was changed. The engine's log has the cause, below ${requestId}.`,
  });
}

function headOf(incoming: IncomingMessage): RequestHead {
  const [path = '/', ...search] = (incoming.url ?? '/').split('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { method: incoming.method ?? 'GET', path, query: new URLSearchParams(search.join('?')), headers };
}

function send(
  outgoing: ServerResponse,
  response: WireResponse,
  { isHead, leavesBody }: { readonly isHead: boolean; readonly leavesBody: boolean },
): void {
  const length = Buffer.byteLength(response.body);
  const bodiless = response.status === 204 || response.status === 304;
  const headers = Object.entries(response.headers).map(([name, text]) => [name, headerText(text)] as const);
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(headers),
    // What a refused caller still sends is not read: the connection ends with the answer.
    ...(leavesBody && { connection: 'close' }),
    // The response to HEAD states the length that GET would return, which is a member of S3's HeadObject.
    ...(!bodiless && { 'content-length': response.headers['content-length'] ?? String(length) }),
  });
  outgoing.end(isHead || bodiless ? undefined : response.body);
}

/** Writes no faster than the client reads. */
async function sendStream(outgoing: ServerResponse, { status, headers, stream }: StreamedResponse) {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  outgoing.writeHead(status, headers);
  for await (const chunk of stream(gone.signal)) {
    if (outgoing.write(chunk)) continue;
    await new Promise<void>((resolve) => {
      outgoing.once('drain', resolve);
      outgoing.once('close', resolve);
    });
  }
  outgoing.end();
}

/** As S3 returns metadata that no header can contain: an encoded word of RFC 2047. */
function headerText(text: string): string {
  return /[^\t\x20-\x7e\x80-\xff]/.test(text) ? `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=` : text;
}
