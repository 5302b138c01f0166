// How long connections live, and what desync mitigation does to them, observed over sockets.
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forwardTo, Rig, says, target } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

describe('connections', () => {
  test('pipelined requests are answered in their order, and reach the target one by one', async () => {
    let atOnce = 0;
    let most = 0;
    const port = await rig.origin((request, response) => {
      most = Math.max(most, ++atOnce);
      setImmediate(() => {
        atOnce--;
        response.end(request.url);
      });
    });
    await rig.serveOrigins([port]);
    const one = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
    const text = await rig.raw(one('/1') + one('/2') + one('/3', 'Connection: close\r\n'));
    expect(text.match(/\/[123]$|\/[123](?=HTTP)/g)).toEqual(['/1', '/2', '/3']);
    expect(most).toBe(1);
  });

  test('an idle connection is closed after the idle timeout', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    await rig.serve({ rules: [says('x')], attributes: { 'idle_timeout.timeout_seconds': '5' } });
    const client = rig.client();
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(client, 'data');
    clock.advance(4500);
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(client, 'data');
    clock.advance(5500);
    await once(client, 'close');
    expect(client.destroyed).toBe(true);
  });

  test('a connection older than the keep-alive duration ends after its next response', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const attributes = { 'idle_timeout.timeout_seconds': '4000', 'client_keep_alive.seconds': '60' };
    await rig.serve({ rules: [says('x')], attributes });
    const client = rig.client();
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    const [first] = (await once(client, 'data')) as [Buffer];
    expect(first.toString()).toContain('\r\nConnection: keep-alive\r\n');
    clock.advance(61_000);
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    const [second] = (await once(client, 'data')) as [Buffer];
    expect(second.toString()).toContain('\r\nConnection: close\r\n');
  });

  test('a leap of the engine’s time cuts no request, but ends a deregistration delay', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    let leapMs = 0;
    rig = new Rig(clock, () => clock.now() + leapMs);
    let arrived = () => {};
    let finish = () => {};
    const port = await rig.origin((_, response) => {
      finish = () => response.end('whole');
      arrived();
    });
    const group = await rig.serveOrigins([port]);
    const ask = async () => {
      const here = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const answer = fetch(`http://127.0.0.1:${rig.port}/`);
      await here;
      return answer;
    };
    const staying = ask();
    await rig.settled();
    leapMs = 3_600_000;
    clock.advance(1000);
    finish();
    expect(await (await staying).text()).toBe('whole');

    const leaving = ask();
    await rig.settled();
    const drainUntil = clock.now() + leapMs + 300_000;
    rig.apply({ groups: [{ ...group, targets: [target(port, { drainUntil })] }], rules: [forwardTo(group)] });
    clock.advance(1000);
    leapMs += 600_000;
    clock.advance(1000);
    expect((await leaving).status).toBe(502);
  });

  test('five hundred WebSockets leave nothing behind', async () => {
    const port = await rig.rawOrigin((text, socket) => {
      if (text.startsWith('GET')) {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
      } else socket.write(text);
    });
    const group = await rig.serveOrigins([port]);
    const talk = async (i: number) => {
      const client = rig.client();
      client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      await once(client, 'data');
      client.write('hello');
      const [bytes] = (await once(client, 'data')) as [Buffer];
      // In turns: politely, abruptly, and by the balancer's peer.
      if (i % 2 === 0) client.end();
      else client.resetAndDestroy();
      return bytes.toString();
    };
    for (let i = 0; i < 500; i += 50) {
      const heard = await Promise.all(Array.from({ length: 50 }, (_, j) => talk(i + j)));
      expect(new Set(heard)).toEqual(new Set(['hello']));
    }
    while (rig.plane.deadlines.size > 0) await rig.settled();
    const [one] = rig.plane.groups.get(group.arn)!.targets.values();
    expect(one!.inFlight.size).toBe(0);
  });

  test('a WebSocket that is silent for the idle timeout is ended', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const port = await rig.rawOrigin((_, socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
    );
    await rig.serveOrigins([port]);
    const client = rig.client();
    client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await once(client, 'data');
    clock.advance(61_000);
    await once(client, 'close');
    expect(client.destroyed).toBe(true);
  });

  test('a slow reader slows down the target, and gets everything in the end', async () => {
    const total = 20_000_000;
    let written = 0;
    const port = await rig.origin((_, response) => {
      response.setHeader('Content-Length', total);
      const block = Buffer.alloc(100_000);
      const push = () => {
        while (written < total) {
          written += block.length;
          if (!response.write(block)) {
            response.once('drain', push);
            return;
          }
        }
        response.end();
      };
      push();
    });
    await rig.serveOrigins([port]);
    const client = rig.client();
    client.pause();
    client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    let before = -1;
    while (written !== before || written === 0) {
      before = written;
      for (let i = 0; i < 30; i++) await rig.settled();
    }
    expect(written).toBeLessThan(total);
    let received = 0;
    client.on('data', (bytes) => {
      received += bytes.length;
    });
    client.resume();
    await once(client, 'end');
    expect(received).toBeGreaterThan(total);
  });
});

describe('desync mitigation', () => {
  const ambiguous =
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
  const acceptable = 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n';
  const severe = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello';
  const malformed = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n';
  const compliant = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

  test.each([
    ['monitor', compliant, 200, true],
    ['monitor', acceptable, 200, true],
    ['monitor', ambiguous, 200, true],
    ['monitor', severe, 200, false],
    ['monitor', malformed, 400, false],
    ['defensive', compliant, 200, true],
    ['defensive', acceptable, 200, true],
    ['defensive', ambiguous, 200, false],
    ['defensive', severe, 400, false],
    ['defensive', malformed, 400, false],
    ['strictest', compliant, 200, true],
    ['strictest', acceptable, 400, false],
    ['strictest', ambiguous, 400, false],
    ['strictest', severe, 400, false],
  ])('%s: %j is %i', async (mode, request, status, keptOpen) => {
    const seen: string[] = [];
    const port = await rig.rawOrigin((text, socket) => {
      seen.push(text);
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    await rig.serveOrigins([port], {}, { attributes: { 'routing.http.desync_mitigation_mode': mode } });
    const client = rig.client();
    client.write(request);
    const [bytes] = (await once(client, 'data')) as [Buffer];
    expect(bytes.toString()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(bytes.toString().includes('Connection: keep-alive')).toBe(keptOpen);
    // One framing only reaches the target.
    for (const text of seen)
      expect(/content-length/i.test(text) && /transfer-encoding/i.test(text)).toBe(false);
    expect(seen.length).toBe(status === 200 ? 1 : 0);
  });
});
