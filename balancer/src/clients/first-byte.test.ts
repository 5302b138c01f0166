import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { request } from 'node:https';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BalancedListener } from '../contract/routing-table.ts';
import { defaultCertificate, shopCertificate } from '../testing/certificates.ts';
import { listenerArn, Rig, redirects, says } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

const listener = (name: string, more: Partial<BalancedListener>): BalancedListener => ({
  arn: `${listenerArn}-${name}`,
  protocol: 'HTTP',
  port: 80,
  hostPorts: [0],
  attributes: {},
  certificates: [],
  rules: [],
  ...more,
});

describe('a load balancer with listeners on ports 80 and 443', () => {
  let rig: Rig;
  let plainPort: number;
  let securePort: number;
  const clock = new VirtualClock();

  beforeEach(async () => {
    rig = new Rig(clock);
    const plain = listener('plain', {
      rules: [redirects({ Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' })],
    });
    const secure = listener('secure', {
      protocol: 'HTTPS',
      port: 443,
      certificates: [defaultCertificate, shopCertificate],
      rules: [says('secure')],
    });
    rig.apply({ rules: [], loadBalancer: { listeners: [plain, secure] } });
    await rig.until(() => rig.listenerReports.length === 2);
    const portOf = ({ arn }: BalancedListener) =>
      rig.listenerReports.find((report) => report.listenerArn === arn)!.hostPort!;
    [plainPort, securePort] = [portOf(plain), portOf(secure)];
  });
  afterEach(() => rig.stop());

  test('redirects HTTP at the first to where the second listens on this machine', async () => {
    const answer = await fetch(`http://127.0.0.1:${plainPort}/a?b=c`, { redirect: 'manual' });
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe(`https://127.0.0.1:${securePort}/a?b=c`);
  });

  test('takes a request whose first octet comes alone', async () => {
    const socket = connect(plainPort, '127.0.0.1');
    socket.setNoDelay(true);
    socket.write('G');
    await once(socket, 'connect');
    setImmediate(() => socket.write('ET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
    let text = '';
    for await (const bytes of socket) text += bytes;
    expect(text).toMatch(/^HTTP\/1\.1 301 /);
  });

  test('answers HTTPS at the first as the second does: HTTP/1.1, HTTP/2, and certificates by name', async () => {
    const { body, subject } = await new Promise<{ body: string; subject: string }>((resolve, reject) => {
      const made = request(
        {
          host: '127.0.0.1',
          port: plainPort,
          servername: 'shop.example.com',
          ca: shopCertificate.chain,
          agent: false,
        },
        (response) => {
          const { CN } = (response.socket as import('node:tls').TLSSocket).getPeerCertificate().subject;
          let text = '';
          response.on('data', (bytes) => {
            text += bytes;
          });
          response.on('end', () => resolve({ body: text, subject: String(CN) }));
        },
      );
      made.on('error', reject);
      made.end();
    });
    expect({ body, subject }).toEqual({ body: 'secure', subject: 'shop.example.com' });

    const session = connectHttp2(`https://127.0.0.1:${plainPort}`, { rejectUnauthorized: false });
    try {
      const stream = session.request({ ':path': '/' });
      const [headers] = await once(stream, 'response');
      expect(headers[':status']).toBe(200);
    } finally {
      session.destroy();
    }
  });

  test('closes a connection that sends nothing for the idle timeout', async () => {
    const socket = connect(plainPort, '127.0.0.1');
    await once(socket, 'connect');
    // Of two connections the first is accepted first: when the second is answered, the first waits.
    await fetch(`http://127.0.0.1:${plainPort}/`, { redirect: 'manual' });
    const closed = once(socket, 'close');
    socket.resume();
    clock.advance(60_000);
    await closed;
    expect(socket.destroyed).toBe(true);
  });

  test('tolerates a connection that closes before sending anything', async () => {
    const socket = connect(plainPort, '127.0.0.1');
    await once(socket, 'connect');
    socket.resetAndDestroy();
    const answer = await fetch(`http://127.0.0.1:${plainPort}/`, { redirect: 'manual' });
    expect(answer.status).toBe(301);
  });
});
