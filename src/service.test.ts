import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createService, type Service } from './service.ts';
import { exchange, openConnection } from './testing/connection.ts';

const identity = { service: 'shop', version: 'abc123', message: 'Hi', task: 't1' };

interface Running extends Service {
  readonly port: number;
  readonly log: Record<string, unknown>[];
}

async function run(context: TestContext): Promise<Running> {
  const log: Record<string, unknown>[] = [];
  const service = createService(
    () => identity,
    (event, details) => log.push({ event, ...details }),
  );
  service.server.listen(0, '127.0.0.1');
  context.after(() => service.server.close().closeAllConnections());
  await once(service.server, 'listening');
  return { ...service, log, port: (service.server.address() as AddressInfo).port };
}

const closing = 'Host: shop\r\nConnection: close\r\n\r\n';

test('the root answers who it is, as one line of JSON that nobody may cache', async (context) => {
  const { port } = await run(context);
  const response = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.equal(await response.text(), `${JSON.stringify(identity)}\n`);
});

test('HEAD answers with the headers of GET and no body', async (context) => {
  const { port } = await run(context);
  const [got, head] = await Promise.all([
    exchange(port, `GET / HTTP/1.1\r\n${closing}`),
    exchange(port, `HEAD / HTTP/1.1\r\n${closing}`),
  ]);
  const [headers, body] = got.split('\r\n\r\n');
  const undated = (text: string | undefined) => text?.replace(/Date: .*/, '');
  assert.equal(undated(head), `${undated(headers)}\r\n\r\n`);
  assert.match(headers!, new RegExp(`Content-Length: ${Buffer.byteLength(body!)}`));
});

test('404 and 405 are JSON, and 405 names the allowed methods', async (context) => {
  const { port } = await run(context);
  const missing = await fetch(`http://127.0.0.1:${port}/nope?x`);
  assert.equal(missing.status, 404);
  assert.deepEqual(await missing.json(), { error: 'Not Found', path: '/nope' });
  const refused = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x'.repeat(200_000) });
  assert.equal(refused.status, 405);
  assert.equal(refused.headers.get('allow'), 'GET, HEAD');
  assert.equal(((await refused.json()) as { method: string }).method, 'POST');
});

test('CONNECT, which has no path, is 405 too', async (context) => {
  const { port, log } = await run(context);
  const answer = await exchange(port, 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n');
  assert.match(answer, /^HTTP\/1\.1 405 .*\r\nAllow: GET, HEAD\r\n/s);
  assert.equal(log[0]?.status, 405);
});

test('what is not HTTP is refused in JSON, and the next request is served', async (context) => {
  const { port, log } = await run(context);
  const cases = [
    [400, 'nonsense\r\n\r\n'],
    [400, '\u0000\u0001\u0002\u0003\r\n\r\n'],
    [400, 'GET / HTTP/9.9\r\nHost: shop\r\n\r\n'],
    [400, `GET / x HTTP/1.1\r\n${closing}`],
    [400, `GET / HTTP/1.1\r\nBad Header: 1\r\n${closing}`],
    [400, `POST / HTTP/1.1\r\nContent-Length: -1\r\n${closing}`],
    [400, `POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n${closing}`],
    [400, `POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n${closing}`],
    [400, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    [431, `GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(300_000)}\r\n${closing}`],
    [431, `GET /${'x'.repeat(300_000)} HTTP/1.1\r\n${closing}`],
  ] as const;
  for (const [status, text] of cases) {
    const answer = await exchange(port, text);
    const name = JSON.stringify(text.slice(0, 60));
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `), name);
    assert.match(answer, /\r\nConnection: close\r\n/, name);
    assert.equal(typeof JSON.parse(answer.split('\r\n\r\n')[1]!).error, 'string', name);
  }
  assert.equal(log.length, cases.length, 'one line each');
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
});

test('what is odd but allowed is served', async (context) => {
  const { port } = await run(context);
  for (const text of [
    'GET / HTTP/1.0\r\n\r\n',
    `\r\nGET / HTTP/1.1\r\n${closing}`,
    `GET http://shop/ HTTP/1.1\r\n${closing}`,
    `GET / HTTP/1.1\r\nExpect: the-unexpected\r\n${closing}`,
    `GET / HTTP/1.1\r\nUpgrade: websocket\r\n${closing}`,
    `GET / HTTP/1.1\r\nCookie: AWSALB=${'x'.repeat(60_000)}\r\n${closing}`,
  ]) {
    assert.match(await exchange(port, text), /^HTTP\/1\.1 200 OK\r\n/, text.slice(0, 60));
  }
});

test('a client that disconnects in the middle of a request, or resets, affects nobody else', async (context) => {
  const { port } = await run(context);
  for (const text of [
    '',
    'GET',
    'GET / HTTP/1.1\r\nHost: shop\r\n',
    'POST / HTTP/1.1\r\nHost: shop\r\nContent-Length: 9\r\n\r\nx',
  ]) {
    const { socket, send } = await openConnection(port);
    send(text);
    socket.resetAndDestroy();
  }
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
});

test('requests in one packet are answered in their order', async (context) => {
  const { port } = await run(context);
  const answer = await exchange(port, `GET /a HTTP/1.1\r\nHost: shop\r\n\r\nGET /b HTTP/1.1\r\n${closing}`);
  assert.deepEqual(answer.match(/"path":"[^"]*"/g), ['"path":"/a"', '"path":"/b"']);
});

test('connections stay open longer than the load balancer keeps them idle', async (context) => {
  const { port, server } = await run(context);
  assert.ok(server.keepAliveTimeout > 60_000);
  assert.ok(server.headersTimeout > server.keepAliveTimeout);
  assert.ok(server.requestTimeout >= server.headersTimeout);
  const connection = await openConnection(port);
  connection.send('GET / HTTP/1.1\r\nHost: shop\r\n\r\n');
  assert.match(await connection.received(/"t1"/), /\r\nConnection: keep-alive\r\nKeep-Alive: timeout=65\r\n/);
  connection.socket.destroy();
});

test('each request is one entry in the log, with the trace id of the load balancer', async (context) => {
  const { port, log } = await run(context);
  const trace = 'Root=1-67891233-abcdef012345678912345678';
  await exchange(
    port,
    `GET /health?secret=1 HTTP/1.1\r\nX-Amzn-Trace-Id: ${trace}\r\nX-Forwarded-For: 203.0.113.7\r\nUser-Agent: ELB-HealthChecker/2.0\r\n${closing}`,
  );
  await exchange(port, `POST /nope HTTP/1.1\r\n${closing}`);
  const { durationMs, ...entry } = log[0]!;
  assert.deepEqual(entry, {
    event: 'request',
    method: 'GET',
    path: '/health',
    status: 200,
    traceId: trace,
    forwardedFor: '203.0.113.7',
    userAgent: 'ELB-HealthChecker/2.0',
  });
  assert.equal(typeof durationMs, 'number');
  assert.deepEqual([log.length, log[1]?.status, log[1]?.traceId], [2, 404, undefined]);
});

test('while it drains, new connections get a response that closes them and says that it is not healthy', async (context) => {
  const { port, stop } = await run(context);
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const stopped = stop({ drainMs: 1_000, stopWithinMs: 5_000 });
  const health = await exchange(port, 'GET /health HTTP/1.1\r\nHost: shop\r\n\r\n');
  assert.match(health, /^HTTP\/1\.1 503 .*\r\nConnection: close\r\n.*"shutting down"/s);
  assert.match(
    await exchange(port, 'GET / HTTP/1.1\r\nHost: shop\r\n\r\n'),
    /^HTTP\/1\.1 200 .*\r\nConnection: close\r\n/s,
  );
  context.mock.timers.tick(1_000);
  assert.equal(await stopped, 0);
  await assert.rejects(openConnection(port), { code: 'ECONNREFUSED' });
});

test('after the drain, idle and silent connections are closed and requests in progress finish', async (context) => {
  const { port, stop } = await run(context);
  const [idle, silent, underWay] = [
    await openConnection(port),
    await openConnection(port),
    await openConnection(port),
  ];
  idle.send('GET / HTTP/1.1\r\nHost: shop\r\n\r\n');
  underWay.send('GET / HTTP/1.1\r\nHost: sh');
  await idle.received(/"t1"/);
  const stopped = stop({ drainMs: 0, stopWithinMs: 60_000 });
  await Promise.all([idle.closed(), silent.closed()]);
  underWay.send('op\r\n\r\n');
  assert.match(await underWay.closed(), /^HTTP\/1\.1 200 .*\r\nConnection: close\r\n.*"t1"/s);
  assert.equal(await stopped, 0);
});

test('a request that never ends is cut off in time', async (context) => {
  const { port, stop } = await run(context);
  const endless = await openConnection(port);
  endless.send('GET / HTTP/1.1\r\n');
  await exchange(port, `GET / HTTP/1.1\r\n${closing}`);
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const stopped = stop({ drainMs: 0, stopWithinMs: 5_000 });
  context.mock.timers.tick(5_000);
  assert.equal(await stopped, 1);
  assert.equal(await endless.closed(), '');
});
