// Protocol versions of target groups: HTTP/2 and gRPC to targets, and what no version takes, observed over sockets.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BalancedTargetGroup } from '../contract/routing-table.ts';
import { defaultCertificate, shopCertificate } from '../testing/certificates.ts';
import { askHttp2, http2Origin, http2Session } from '../testing/http2.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';

const https = { protocol: 'HTTPS' as const, port: 443, certificates: [defaultCertificate] };

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const ask = (headers: Record<string, string>, body?: string, trailers?: Record<string, string>) =>
  askHttp2(http2Session(rig), headers, body, trailers);

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

describe('protocol versions of target groups', () => {
  test('HTTP/2 targets get HTTP/2, with trailers both ways', async () => {
    const port = await http2Origin(rig, (headers, body, trailers) => ({
      body: `${headers[':method']} ${headers[':path']} ${headers[':authority']} ${body} ${trailers['x-part']}`,
      trailers: { 'x-sum': '42' },
    }));
    await serve(targetGroup('h2', { protocolVersion: 'HTTP2', targets: [target(port)] }));
    const answer = await ask({ ':path': '/x', ':authority': 'a.example.com' }, 'hi', { 'x-part': '7' });
    expect(answer.body).toBe('POST /x a.example.com hi 7');
    expect(answer.trailers['x-sum']).toBe('42');
  });

  test('gRPC calls reach gRPC targets and bring back their status', async () => {
    const port = await http2Origin(rig, (_, body) => ({
      body: `re: ${body}`,
      trailers: { 'grpc-status': '0' },
    }));
    await serve(grpcGroup(port));
    const answer = await ask({ 'content-type': 'application/grpc', te: 'trailers' }, 'call');
    expect(answer.headers['content-type']).toBe('application/grpc');
    expect(answer.body).toBe('re: call');
    expect(answer.trailers['grpc-status']).toBe('0');
  });

  test('requests that a version does not accept are 464', async () => {
    const port = await http2Origin(rig, () => ({ body: '' }));
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

  test('targets are reached over TLS whatever their certificate', async () => {
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
