// HTTPS listeners: SNI and HTTP/2, observed over sockets.
import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BalancedTargetGroup } from '../contract/routing-table.ts';
import { defaultCertificate, shopCertificate } from '../testing/certificates.ts';
import { askHttp2, http2Session } from '../testing/http2.ts';
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

const session = () => http2Session(rig);
const ask = (headers: Record<string, string>, body?: string, on = session()) => askHttp2(on, headers, body);

async function serve(group: BalancedTargetGroup): Promise<void> {
  await rig.serve({ groups: [group], rules: [forwardTo(group)], listener: https });
  await rig.healthy(1);
}

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

  test('a client gets the certificate for the name that it requests, or else the default one', async () => {
    await rig.serve({ rules: [says('x')], listener: https });
    expect(await shown('shop.example.com')).toBe('shop.example.com');
    expect(await shown('default.example.com')).toBe('default.example.com');
    expect(await shown('unknown.example.com')).toBe('default.example.com');
    expect(await shown()).toBe('default.example.com');
  });

  test('a new certificate takes effect with the next table', async () => {
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
  test('the target gets the protocol, the port, and on request the TLS version and cipher', async () => {
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

  test('over HTTP/2 a slow reader slows down the target, and a slow target the client; nothing is lost', async () => {
    const total = 20_000_000;
    const block = Buffer.alloc(100_000);
    let written = 0;
    let read = 0;
    let listen = () => {};
    const port = await rig.origin((request, response) => {
      if (request.method === 'POST') {
        listen = () => {
          request.on('data', (bytes: Buffer) => {
            read += bytes.length;
          });
          request.on('end', () => response.end());
        };
        return;
      }
      const push = () => {
        while (written < total) {
          written += block.length;
          if (!response.write(block)) return response.once('drain', push);
        }
        return response.end();
      };
      push();
    });
    await serve(targetGroup('web', { targets: [target(port)] }));
    const on = session();
    const still = async (count: () => number) => {
      for (let before = -1; count() !== before || before === 0; ) {
        before = count();
        for (let i = 0; i < 30; i++) await rig.settled();
      }
    };

    const down = on.request({ ':path': '/' });
    await still(() => written);
    expect(written).toBeLessThan(total);
    let received = 0;
    down.on('data', (bytes: Buffer) => {
      received += bytes.length;
    });
    await once(down, 'end');
    expect(received).toBeGreaterThanOrEqual(total);

    const up = on.request({ ':path': '/', ':method': 'POST' });
    let sent = 0;
    const push = () => {
      while (sent < total) {
        sent += block.length;
        if (!up.write(block)) return up.once('drain', push);
      }
      return up.end();
    };
    push();
    await still(() => sent);
    expect(sent).toBeLessThan(total);
    listen();
    up.resume();
    await once(up, 'close');
    expect(read).toBe(total);
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

  test('malformed HTTP/2 fields do not reach a target', async () => {
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
