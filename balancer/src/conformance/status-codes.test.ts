// Each status that the load balancer makes itself, for its own cause, observed over a socket; with its metrics.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forwardTo, Rig, says, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const long = (length: number) => 'x'.repeat(length);

describe('refused by the head alone', () => {
  test.each([
    [400, 'a malformed request', 'GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n'],
    [400, 'a header of more than 16 K', `GET / HTTP/1.1\r\nHost: a\r\nX: ${long(17_000)}\r\n\r\n`],
    [
      400,
      'headers of more than 64 K',
      `GET / HTTP/1.1\r\nHost: a\r\n${`X: ${long(9000)}\r\n`.repeat(8)}\r\n`,
    ],
    [400, 'folded headers', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n'],
    [400, 'no Host', 'GET / HTTP/1.1\r\n\r\n'],
    [405, 'TRACE', 'TRACE / HTTP/1.1\r\nHost: a\r\n\r\n'],
    [414, 'a request line of more than 16 K', `GET /${long(17_000)} HTTP/1.1\r\nHost: a\r\n\r\n`],
    [
      463,
      'more than 30 addresses in X-Forwarded-For',
      `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: ${Array(31).fill('10.0.0.1').join(', ')}\r\n\r\n`,
    ],
    [
      501,
      'a transfer coding that is not supported',
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n',
    ],
    [505, 'another version of HTTP', 'GET / HTTP/3.0\r\nHost: a\r\n\r\n'],
  ])('%i: %s', async (status, _, bytes) => {
    await rig.serve({ rules: [says('reached')] });
    const text = await rig.raw(bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(text).toContain('\r\nServer: awselb/2.0\r\n');
    const metric = status >= 500 ? 'HTTPCode_ELB_5XX_Count' : 'HTTPCode_ELB_4XX_Count';
    await rig.until(() => rig.sum(metric) === 1);
  });

  test('headers of almost 64 K and 30 addresses are taken', async () => {
    await rig.serve({ rules: [says('reached')] });
    const headers = `${`X: ${long(12_000)}\r\n`.repeat(5)}X-Forwarded-For: ${Array(30).fill('10.0.0.1').join(',')}\r\n`;
    const text = await rig.raw(
      `GET /${long(3000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${headers}\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*reached$/);
  });
});

describe('clients that give up or go slow', () => {
  test('408: a request that is not finished within the idle timeout', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    await rig.serve({ rules: [says('x')] });
    const client = rig.client();
    client.write('GET / HTTP/1.1\r\nHos');
    await once(client, 'connect');
    await rig.settled();
    clock.advance(61_000);
    const [bytes] = (await once(client, 'data')) as [Buffer];
    expect(bytes.toString()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  });

  test('408: a head that drips in, octet by octet', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    await rig.serve({ rules: [says('x')] });
    const client = rig.client();
    let text = '';
    client.on('data', (bytes) => {
      text += bytes;
    });
    await once(client, 'connect');
    for (const octet of 'GET / HTTP/1.1\r\nHost: a\r\nX: dripping') {
      client.write(octet);
      await rig.settled();
      clock.advance(2000);
    }
    for (let i = 0; i < 5; i++) await rig.settled();
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('408: a body that stalls', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const port = await rig.rawOrigin(() => arrived());
    await rig.serveOrigins([port]);
    const client = rig.client();
    client.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf');
    await waiting;
    clock.advance(61_000);
    const [bytes] = (await once(client, 'data')) as [Buffer];
    expect(bytes.toString()).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('400: a client that stops sending in the middle of its body', async () => {
    const port = await rig.rawOrigin(() => {});
    await rig.serveOrigins([port]);
    const client = rig.client();
    client.end('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf');
    const [bytes] = (await once(client, 'data')) as [Buffer];
    expect(bytes.toString()).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('460 in the access log: a client that leaves before its answer; the target loses its request', async () => {
    let gone = () => {};
    const targetLost = new Promise<void>((resolve) => {
      gone = resolve;
    });
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const port = await rig.rawOrigin((_, socket) => {
      socket.on('close', () => gone());
      arrived();
    });
    await rig.serveOrigins([port], {}, { attributes: { 'access_logs.s3.enabled': 'true' } });
    const client = rig.client();
    client.write(request);
    await waiting;
    client.destroy();
    await targetLost;
    await rig.until(() => rig.accessLog.length === 1);
    expect(rig.accessLog[0]!.split(' ').slice(8, 10)).toEqual(['460', '-']);
  });

  test('460 in the access log: a client that leaves while its answer has only begun to come', async () => {
    let begun = () => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const port = await rig.rawOrigin((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', () => begun());
    });
    await rig.serveOrigins([port], {}, { attributes: { 'access_logs.s3.enabled': 'true' } });
    const client = rig.client();
    client.write(request);
    await beginning;
    await rig.settled();
    client.destroy();
    await rig.until(() => rig.accessLog.length === 1);
    expect(rig.accessLog[0]!.split(' ').slice(8, 10)).toEqual(['460', '200']);
  });
});

describe('502: the target', () => {
  test.each([
    ['closes while the request is outstanding', (socket: { destroy(): void }) => socket.destroy()],
    ['answers with something else', (socket) => socket.write('SSH-2.0\r\n\r\n')],
    ['answers with a bare LF', (socket) => socket.write('HTTP/1.1 200 OK\nContent-Length: 0\n\n\r\n\r\n')],
    [
      'gives two lengths',
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
    ],
    [
      'gives a length and chunks',
      (socket) =>
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
    ],
    [
      'gives headers of more than 32 K',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\n${`X: ${long(8000)}\r\n`.repeat(5)}\r\n`),
    ],
    [
      'switches protocols unasked',
      (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n'),
    ],
  ] as [string, (socket: { write(text: string): void; destroy(): void }) => void][])('%s', async (_, act) => {
    const port = await rig.rawOrigin((_text, socket) => act(socket));
    await rig.serveOrigins([port]);
    expect(await rig.raw(request)).toMatch(/^HTTP\/1\.1 502 Bad Gateway\r\n/);
    await rig.until(() => rig.sum('HTTPCode_ELB_502_Count') === 1);
  });

  test('refuses the connection', async () => {
    const group = targetGroup('web', { targets: [target(await rig.freePort())] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    expect(await rig.raw(request)).toMatch(/^HTTP\/1\.1 502 /);
    await rig.until(() => rig.sum('TargetConnectionErrorCount') === 1);
  });

  test('fails the TLS handshake', async () => {
    const port = await rig.rawOrigin((_, socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const group = targetGroup('web', { protocol: 'HTTPS', targets: [target(port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    expect(await rig.raw(request)).toMatch(/^HTTP\/1\.1 502 /);
    await rig.until(() => rig.sum('TargetTLSNegotiationErrorCount') === 1);
  });

  test('is cut off by the end of its deregistration delay', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const port = await rig.rawOrigin(() => arrived());
    const group = await rig.serveOrigins([port]);
    const answer = rig.raw(request);
    await waiting;
    const leaving = { ...group, targets: [target(port, { drainUntil: clock.now() + 30_000 })] };
    rig.apply({ groups: [leaving], rules: [forwardTo(leaving)] });
    clock.advance(29_000);
    rig.apply({ groups: [leaving], rules: [forwardTo(leaving)] });
    clock.advance(1500);
    expect(await answer).toMatch(/^HTTP\/1\.1 502 /);
  });

  test('closes in the middle of a short body', async () => {
    const port = await rig.rawOrigin((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', () => socket.destroy());
    });
    await rig.serveOrigins([port]);
    expect(await rig.raw(request)).toMatch(/^HTTP\/1\.1 502 /);
  });

  test('closes in the middle of a long body: the client sees the end of the connection', async () => {
    const port = await rig.rawOrigin((_, socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n${long(50_000)}`, () =>
        socket.destroy(),
      );
    });
    await rig.serveOrigins([port]);
    await expect(fetch(`http://127.0.0.1:${rig.port}/`).then((answer) => answer.text())).rejects.toThrow();
  });
});

describe('503 and 504', () => {
  test('503: no registered target', async () => {
    const group = targetGroup('web');
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    expect(await rig.raw(request)).toMatch(/^HTTP\/1\.1 503 Service Temporarily Unavailable\r\n/);
    await rig.until(() => rig.sum('HTTPCode_ELB_503_Count') === 1);
    expect(rig.sum('RequestCount')).toBe(0);
  });

  test('504: no answer within the idle timeout', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const port = await rig.rawOrigin(() => arrived());
    await rig.serveOrigins([port]);
    const answer = rig.raw(request);
    await waiting;
    clock.advance(61_000);
    expect(await answer).toMatch(/^HTTP\/1\.1 504 Gateway Time-out\r\n/);
  });

  test('504: a Content-Length that is larger than the body', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    let sent = () => {};
    const waiting = new Promise<void>((resolve) => {
      sent = resolve;
    });
    const port = await rig.rawOrigin((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', () => sent());
    });
    await rig.serveOrigins([port]);
    const answer = rig.raw(request);
    await waiting;
    await rig.settled();
    clock.advance(61_000);
    expect(await answer).toMatch(/^HTTP\/1\.1 504 Gateway Time-out\r\n/);
    clock.advance(100);
    expect(rig.sum('HTTPCode_ELB_504_Count')).toBe(1);
  });

  test('504: the connection is not made within ten seconds', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    // A process that is stopped accepts nothing: once its queue is full, the system answers no connection to it.
    const listen =
      "const s = require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 },";
    const child = spawn(process.execPath, ['-e', `${listen} () => console.log(s.address().port))`]);
    const [printed] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGSTOP');
    const port = Number(printed.toString());
    const queue = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    try {
      await once(queue[0]!, 'connect');
      const group = targetGroup('web', { targets: [target(port)] });
      await rig.serve({ groups: [group], rules: [forwardTo(group)] });
      const answer = rig.raw(request);
      for (let i = 0; i < 20; i++) await rig.settled();
      clock.advance(11_000);
      expect(await answer).toMatch(/^HTTP\/1\.1 504 Gateway Time-out\r\n/);
      clock.advance(100);
      expect(rig.sum('TargetConnectionErrorCount')).toBe(1);
    } finally {
      for (const socket of queue) socket.destroy();
      child.kill('SIGKILL');
    }
  });

  test('502: the TLS handshake takes longer than ten seconds', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const port = await rig.rawOrigin(() => arrived());
    const group = targetGroup('web', { protocol: 'HTTPS', targets: [target(port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    const answer = rig.raw(request);
    await waiting;
    clock.advance(11_000);
    expect(await answer).toMatch(/^HTTP\/1\.1 502 /);
  });
});
