// HTTPS listeners: SNI, HTTP/2, gRPC and HTTP/2 target groups (§2.3, §2.5), observed over sockets.
import { once } from 'node:events';
import {
  type ClientHttp2Session,
  connect as connectHttp2,
  createServer as createHttp2Server,
  type IncomingHttpHeaders,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BalancedTargetGroup } from '../../kernel/contracts/balancer.ts';
import { defaultCertificate, shopCertificate } from '../testing/certificates.ts';
import { forwardTo, Rig, says, target, targetGroup } from '../testing/rig.ts';

const https = {
  protocol: 'HTTPS' as const,
  port: 443,
  certificates: [defaultCertificate, shopCertificate],
};

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

function session(): ClientHttp2Session {
  const made = connectHttp2(`https://127.0.0.1:${rig.port}`, { rejectUnauthorized: false });
  made.on('error', () => {});
  rig.atEnd(() => made.destroy());
  return made;
}

interface Answer {
  readonly headers: IncomingHttpHeaders & { ':status'?: number };
  readonly trailers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(
  headers: Record<string, string>,
  body?: string,
  on = session(),
  trailers?: Record<string, string>,
): Promise<Answer> {
  const stream = on.request(
    { ':path': '/', ':method': body === undefined ? 'GET' : 'POST', ...headers },
    { endStream: body === undefined, waitForTrailers: trailers !== undefined },
  );
  let got: Answer['headers'] = {};
  let gotTrailers: IncomingHttpHeaders = {};
  let text = '';
  stream.on('response', (fields) => {
    got = fields;
  });
  stream.on('trailers', (fields) => {
    gotTrailers = fields;
  });
  stream.on('wantTrailers', () => stream.sendTrailers(trailers ?? {}));
  stream.on('error', () => {});
  stream.on('data', (bytes) => {
    text += bytes;
  });
  if (body !== undefined) stream.end(body);
  stream.resume();
  await new Promise((resolve) => stream.on('close', resolve));
  return { headers: got, trailers: gotTrailers, body: text };
}

/** An origin that speaks HTTP/2 without TLS and answers health checks. */
async function http2Origin(
  listener: (
    headers: IncomingHttpHeaders,
    body: string,
  ) => { body?: string; trailers?: Record<string, string> },
): Promise<number> {
  const server = createHttp2Server();
  server.on('stream', (stream, headers) => {
    const grpc = headers['content-type'] === 'application/grpc';
    let body = '';
    stream.on('error', () => {});
    stream.on('data', (bytes) => {
      body += bytes;
    });
    stream.on('end', () => {
      const health = headers['user-agent'] === 'ELB-HealthChecker/2.0';
      const answer = health ? { body: '', trailers: { 'grpc-status': '12' } } : listener(headers, body);
      stream.respond(
        { ':status': 200, ...(grpc && { 'content-type': 'application/grpc' }) },
        { waitForTrailers: answer.trailers !== undefined },
      );
      stream.on('wantTrailers', () => stream.sendTrailers(answer.trailers ?? {}));
      stream.end(answer.body ?? '');
    });
  });
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (one) => {
    sessions.add(one);
    one.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  rig.atEnd(() => {
    for (const one of sessions) one.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function serve(group: BalancedTargetGroup): Promise<void> {
  await rig.serve({ groups: [group], rules: [forwardTo(group)], listener: https });
  await rig.healthy(1);
}

const grpcGroup = (port: number) =>
  targetGroup('grpc', {
    protocolVersion: 'GRPC',
    targets: [target(port)],
    healthCheck: {
      protocol: 'HTTP',
      path: '/AWS.ALB/healthcheck',
      intervalMs: 5000,
      timeoutMs: 2000,
      healthyThreshold: 5,
      unhealthyThreshold: 2,
      matcher: '12',
    },
  });

describe('certificates', () => {
  async function shown(servername?: string): Promise<string> {
    const socket = connectTls({
      port: rig.port,
      host: '127.0.0.1',
      rejectUnauthorized: false,
      ...(servername !== undefined && { servername }),
    });
    rig.atEnd(() => void socket.destroy());
    await once(socket, 'secureConnect');
    return String(socket.getPeerCertificate().subject.CN);
  }

  test('a client is shown the certificate of the name that it asks for, else the default', async () => {
    await rig.serve({ rules: [says('x')], listener: https });
    expect(await shown('shop.example.com')).toBe('shop.example.com');
    expect(await shown('default.example.com')).toBe('default.example.com');
    expect(await shown('unknown.example.com')).toBe('default.example.com');
    expect(await shown()).toBe('default.example.com');
  });

  test('a new certificate is shown from the next table on', async () => {
    await rig.serve({ rules: [says('x')], listener: https });
    rig.apply({ rules: [says('x')], listener: { ...https, certificates: [shopCertificate] } });
    expect(await shown()).toBe('shop.example.com');
  });

  test('a broken handshake is counted', async () => {
    await rig.serve({ rules: [says('x')], listener: https });
    const client = rig.client();
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await rig.until(() => rig.sum('ClientTLSNegotiationErrorCount') > 0);
    expect(rig.sum('ClientTLSNegotiationErrorCount')).toBe(1);
  });
});

describe('requests over HTTPS', () => {
  test('the target learns of HTTPS, its port, and the TLS parameters when that is asked for', async () => {
    let seen: Record<string, unknown> = {};
    const port = await rig.origin((request, response) => {
      seen = request.headers;
      response.end();
    });
    const attributes = { 'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'true' };
    await rig.serveOrigins([port], {}, { listener: https, attributes });
    await ask({ ':authority': 'shop.example.com' });
    expect(seen).toMatchObject({
      host: 'shop.example.com',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '443',
      'x-amzn-tls-version': 'TLSv1.3',
    });
    expect(seen['x-amzn-tls-cipher-suite']).toMatch(/^TLS_/);
  });

  test('HTTP/2 is offered unless the load balancer turns it off', async () => {
    await rig.serve({ rules: [says('x')], listener: https });
    const offered = async () => {
      const ALPNProtocols = ['h2', 'http/1.1'];
      const socket = connectTls({
        port: rig.port,
        host: '127.0.0.1',
        rejectUnauthorized: false,
        ALPNProtocols,
      });
      rig.atEnd(() => void socket.destroy());
      await once(socket, 'secureConnect');
      return socket.alpnProtocol;
    };
    expect(await offered()).toBe('h2');
    rig.apply({ rules: [says('x')], listener: https, attributes: { 'routing.http2.enabled': 'false' } });
    expect(await offered()).toBe('http/1.1');
  });

  test('HTTP/2 to an HTTP/1.1 target: bodies, cookies and many streams at once', async () => {
    const cookies = new Set<string>();
    const port = await rig.origin((request, response) => {
      cookies.add(request.headers.cookie ?? '');
      response.setHeader('Set-Cookie', ['a=1', 'b=2']);
      request.pipe(response);
    });
    await rig.serveOrigins([port], {}, { listener: https });
    const on = session();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => ask({ ':path': `/${i}`, cookie: 'x=1; y=2' }, `body ${i}`, on)),
    );
    expect(answers.map(({ body }) => body)).toEqual(Array.from({ length: 50 }, (_, i) => `body ${i}`));
    expect(answers[0]!.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect([...cookies]).toEqual(['x=1; y=2']);
  });

  test('at most 128 streams at once are allowed', async () => {
    await rig.serve({ rules: [says('x')], listener: https });
    const on = session();
    await once(on, 'remoteSettings');
    expect(on.remoteSettings.maxConcurrentStreams).toBe(128);
  });

  test('after ten thousand requests an HTTP/2 connection is ended; the access log says 000', async () => {
    const attributes = { 'access_logs.s3.enabled': 'true' };
    await rig.serve({ rules: [says('x')], listener: https, attributes });
    const on = session();
    const goneAway = once(on, 'goaway');
    let answered = 0;
    for (let i = 0; i < 10_000; i += 100) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => ask({}, undefined, on)));
      answered += answers.filter(({ headers }) => headers[':status'] === 200).length;
    }
    expect(answered).toBe(10_000);
    const [code] = await goneAway;
    expect(code).toBe(0);
    const statuses = () => rig.accessLog.map((line) => line.split(' ')[8]);
    await rig.until(() => statuses().length > 10_000);
    expect(statuses().filter((status) => status !== '200')).toEqual(['000']);
  });

  test('what HTTP/2 must not say does not reach a target', async () => {
    const seen: string[] = [];
    const port = await rig.rawOrigin((text, socket) => {
      seen.push(text);
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    await rig.serveOrigins([port], {}, { listener: https });
    // Either the protocol's own reset, or 400.
    const refused = async (headers: Record<string, string>) => (await ask(headers)).headers[':status'] ?? 400;
    expect(await refused({ ':path': '/a b' })).toBe(400);
    expect(await refused({ ':path': 'nothing' })).toBe(400);
    expect(await refused({ ':path': 'http://other.example.com/' })).toBe(400);
    expect(await refused({ ':path': '/#fragment' })).toBe(400);
    expect(await refused({ ':method': 'GE T' })).toBe(400);
    expect(await refused({ ':authority': 'a b' })).toBe(400);
    expect(seen).toEqual([]);
  });

  test('HTTP/1.1 over TLS works beside HTTP/2', async () => {
    const port = await rig.origin((_, response) => response.end('plain'));
    await rig.serveOrigins([port], {}, { listener: https });
    const socket = connectTls({ port: rig.port, host: '127.0.0.1', rejectUnauthorized: false });
    rig.atEnd(() => void socket.destroy());
    socket.write('GET / HTTP/1.1\r\nHost: shop.example.com\r\nConnection: close\r\n\r\n');
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes;
    });
    await once(socket, 'end');
    expect(text).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*plain$/);
  });
});

describe('protocol versions of target groups', () => {
  test('HTTP/2 targets get HTTP/2, with trailers both ways', async () => {
    const port = await http2Origin((headers, body) => ({
      body: `${headers[':method']} ${headers[':path']} ${headers[':authority']} ${body}`,
      trailers: { 'x-sum': '42' },
    }));
    await serve(targetGroup('h2', { protocolVersion: 'HTTP2', targets: [target(port)] }));
    const answer = await ask({ ':path': '/x', ':authority': 'a.example.com' }, 'hi');
    expect(answer.body).toBe('POST /x a.example.com hi');
    expect(answer.trailers['x-sum']).toBe('42');
  });

  test('gRPC calls reach gRPC targets and bring back their status', async () => {
    const port = await http2Origin((_, body) => ({ body: `re: ${body}`, trailers: { 'grpc-status': '0' } }));
    await serve(grpcGroup(port));
    const answer = await ask({ 'content-type': 'application/grpc', te: 'trailers' }, 'call');
    expect(answer.headers['content-type']).toBe('application/grpc');
    expect(answer.body).toBe('re: call');
    expect(answer.trailers['grpc-status']).toBe('0');
  });

  test('requests that a version does not take are 464', async () => {
    const port = await http2Origin(() => ({ body: '' }));
    const one = await rig.origin((_, response) => response.end());
    const h2 = targetGroup('h2', { protocolVersion: 'HTTP2', targets: [target(port)] });
    const grpc = grpcGroup(port);
    const http1 = targetGroup('h1', { targets: [target(one)] });
    const status = async (group: BalancedTargetGroup, kind: 'http1' | 'get' | 'post' | 'grpc') => {
      rig.apply({ groups: [h2, grpc, http1], rules: [forwardTo(group)], listener: https });
      if (kind === 'grpc') return (await ask({ 'content-type': 'application/grpc' }, 'x')).headers[':status'];
      if (kind !== 'http1') return (await ask({}, kind === 'post' ? 'x' : undefined)).headers[':status'];
      const socket = connectTls({ port: rig.port, host: '127.0.0.1', rejectUnauthorized: false });
      rig.atEnd(() => void socket.destroy());
      socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      const [bytes] = (await once(socket, 'data')) as [Buffer];
      return Number(bytes.toString().slice(9, 12));
    };
    await rig.serve({ groups: [h2, grpc, http1], rules: [forwardTo(h2)], listener: https });
    expect(await status(h2, 'http1')).toBe(464);
    expect(await status(grpc, 'http1')).toBe(464);
    expect(await status(grpc, 'get')).toBe(464);
    expect(await status(http1, 'grpc')).toBe(464);
    expect(await status(h2, 'get')).toBe(200);
    expect(await status(h2, 'grpc')).toBe(200);
    expect(await status(grpc, 'post')).toBe(200);
    expect(await status(http1, 'post')).toBe(200);
  });

  test('targets are spoken to over TLS whatever their certificate says', async () => {
    const server = createTlsServer(
      { cert: shopCertificate.chain, key: shopCertificate.privateKey },
      (socket) => {
        socket.on('error', () => {});
        socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret'));
      },
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    rig.atEnd(() => server.close());
    const { port } = server.address() as AddressInfo;
    const group = targetGroup('tls', { protocol: 'HTTPS', targets: [target(port)] });
    await serve({ ...group, healthCheck: { ...group.healthCheck, protocol: 'HTTPS' } });
    expect((await ask({})).body).toBe('secret');
  });
});
