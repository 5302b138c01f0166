// WebSockets, observed over sockets.
import { once } from 'node:events';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultCertificate } from '../testing/certificates.ts';
import { Rig } from '../testing/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const upgrade = 'GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
const switched = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';

/** Switches, then sends back whatever comes, under its own name. */
async function echo(name: string): Promise<number> {
  const open = new WeakSet<object>();
  return rig.rawOrigin((text, socket) => {
    if (open.has(socket)) {
      socket.write(`${name}: ${text}`);
      return;
    }
    open.add(socket);
    socket.write(switched);
  });
}

/** What was received once it matches. */
async function heard(
  socket: { on(event: 'data', listener: (bytes: Buffer) => void): unknown },
  pattern: RegExp,
) {
  let text = '';
  return new Promise<string>((resolve) => {
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      if (pattern.test(text)) resolve(text);
    });
  });
}

test('bytes go both ways after 101, and stay with the target that answered it', async () => {
  await rig.serveOrigins([await echo('one'), await echo('two')]);
  const client = rig.client();
  client.write(upgrade);
  expect(await heard(client, /\r\n\r\n/)).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\n/);
  const answers = heard(client, /c\n/);
  for (const text of ['a\n', 'b\n', 'c\n']) {
    client.write(text);
    await once(client, 'data');
  }
  const names = (await answers)
    .trim()
    .split('\n')
    .map((line) => line.split(':')[0]);
  expect(new Set(names).size).toBe(1);
});

test('they work over HTTPS too, beside HTTP/2, and are logged as wss', async () => {
  const port = await echo('secure');
  const listener = { protocol: 'HTTPS' as const, port: 443, certificates: [defaultCertificate] };
  await rig.serveOrigins([port], {}, { listener, attributes: { 'access_logs.s3.enabled': 'true' } });
  const client: TLSSocket = connectTls({
    port: rig.port,
    host: '127.0.0.1',
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
  });
  client.on('error', () => {});
  client.write(upgrade);
  await heard(client, /101 Switching Protocols/);
  client.write('hello');
  expect(await heard(client, /hello/)).toBe('secure: hello');
  client.destroy();
  await rig.until(() => rig.accessLog.length === 1);
  expect(rig.accessLog[0]).toMatch(/^wss /);
});

test('a target that does not switch answers like any other', async () => {
  const port = await rig.origin((_, response) => response.writeHead(426).end('not here'));
  await rig.serveOrigins([port]);
  const text = await rig.raw(upgrade.replace('Connection: Upgrade', 'Connection: Upgrade, close'));
  expect(text).toMatch(/^HTTP\/1\.1 426 [\s\S]*not here/);
});
