// Access-log entries and metrics of real requests.
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forwardTo, Rig, redirects, says, target } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const logs = { 'access_logs.s3.enabled': 'true' };

/** Fields of an entry: quoted ones are one field. */
const fields = (line: string) => line.match(/"[^"]*"|[^ ]+/g) ?? [];

test('a forwarded request has all 33 fields', async () => {
  const port = await rig.origin((_, response) => response.end('12345'));
  const group = await rig.serveOrigins([port], {}, { attributes: logs });
  await fetch(`http://127.0.0.1:${rig.port}/a?b=c`, { headers: { 'user-agent': 'a "quoted" agent' } });
  await rig.until(() => rig.accessLog.length === 1);
  const entry = fields(rig.accessLog[0]!);
  expect(entry).toHaveLength(33);
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
  const short = /^\d\.\d{3}$/;
  const expected: (string | RegExp)[] = [
    'http',
    time,
    'app/web/1',
    /^127\.0\.0\.1:\d+$/,
    `10.0.0.1:${port}`,
    short,
    short,
    short,
    '200',
    '200',
    /^\d+$/,
    /^\d+$/,
    '"GET http://127.0.0.1:80/a?b=c HTTP/1.1"',
    '"a \\x22quoted\\x22 agent"',
    '-',
    '-',
    group.arn,
    /^"Root=1-[0-9a-f]{8}-[0-9a-f]{24}"$/,
    '"-"',
    '"-"',
    '0',
    time,
    '"forward"',
    '"-"',
    '"-"',
    `"10.0.0.1:${port}"`,
    '"200"',
    '"-"',
    '"-"',
    /^TID_[0-9a-f]{32}$/,
    '"-"',
    '"-"',
    '"-"',
  ];
  for (const [index, want] of expected.entries())
    expect([index, entry[index]]).toEqual([
      index,
      typeof want === 'string' ? want : expect.stringMatching(want),
    ]);
  expect(Number(entry[11])).toBeGreaterThan(5);
});

test('times are -1 and targets - for what was not sent to a target', async () => {
  await rig.serve({
    rules: [redirects({ Host: 'x.example.com', StatusCode: 'HTTP_302' })],
    attributes: logs,
  });
  await rig.raw('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  await rig.until(() => rig.accessLog.length === 1);
  const entry = fields(rig.accessLog[0]!);
  expect(entry.slice(4, 10)).toEqual(['-', '-1', '-1', '-1', '302', '-']);
  expect(entry[22]).toBe('"redirect"');
  expect(entry[23]).toMatch(/^"http:\/\/x\.example\.com:\d+\/"$/);
});

test('a request that cannot be parsed is logged with its classification', async () => {
  await rig.serve({ rules: [says('x')], attributes: logs });
  await rig.raw('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n');
  await rig.until(() => rig.accessLog.length === 1);
  const entry = fields(rig.accessLog[0]!);
  expect(entry).toHaveLength(33);
  expect(entry[8]).toBe('400');
  expect(entry.slice(27, 29)).toEqual(['"Severe"', '"MultipleContentLength"']);
});

test('a WebSocket is logged when it closes', async () => {
  const port = await rig.rawOrigin((text, socket) => {
    if (text.startsWith('GET')) {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    } else socket.end();
  });
  await rig.serveOrigins([port], {}, { attributes: logs });
  const client = rig.client();
  client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  await once(client, 'data');
  await rig.settled();
  expect(rig.accessLog).toEqual([]);
  client.write('bye');
  await rig.until(() => rig.accessLog.length === 1);
  expect(fields(rig.accessLog[0]!)[0]).toBe('ws');
  expect(fields(rig.accessLog[0]!)[8]).toBe('101');
});

test('nothing is logged unless logs are on, and health checks never', async () => {
  const port = await rig.origin((_, response) => response.end());
  await rig.serveOrigins([port]);
  await fetch(`http://127.0.0.1:${rig.port}/`);
  await rig.until(() => rig.sum('RequestCount') === 1);
  expect(rig.accessLog).toEqual([]);
});

test('requests are counted for the load balancer, its zone and the target group', async () => {
  const ok = await rig.origin((request, response) => {
    response.statusCode = request.url === '/missing' ? 404 : 200;
    response.end('body');
  });
  const group = await rig.serveOrigins([ok]);
  for (const path of ['/', '/', '/missing']) await fetch(`http://127.0.0.1:${rig.port}${path}`);
  await rig.until(() => rig.sum('HTTPCode_Target_4XX_Count') === 1);
  expect(rig.sum('RequestCount')).toBe(3);
  expect(rig.sum('HTTPCode_Target_2XX_Count')).toBe(2);
  expect(rig.sum('NewConnectionCount')).toBeGreaterThan(0);
  expect(rig.sum('ProcessedBytes')).toBeGreaterThan(12);
  const sets = rig.traffic
    .flatMap(({ metrics }) => metrics)
    .filter(({ name }) => name === 'TargetResponseTime')
    .map(({ dimensions }) => Object.keys(dimensions).sort().join());
  expect(new Set(sets)).toEqual(
    new Set([
      'LoadBalancer',
      'AvailabilityZone,LoadBalancer',
      'LoadBalancer,TargetGroup',
      'AvailabilityZone,LoadBalancer,TargetGroup',
    ]),
  );
  expect(group.fullName).toBe('targetgroup/web/1');
});

test('deregistering lowers the healthy hosts without raising the unhealthy ones', async () => {
  const ports = await Promise.all([1, 2].map(() => rig.origin((_, response) => response.end())));
  const group = await rig.serveOrigins(ports);
  const latest = (name: string) =>
    rig.traffic.at(-1)?.metrics.find((metric) => metric.name === name && !metric.dimensions.AvailabilityZone)
      ?.max;
  await rig.until(() => latest('HealthyHostCount') === 2);
  const targets = [target(ports[0]!), target(ports[1]!, { drainUntil: Date.now() + 60_000 })];
  rig.apply({ groups: [{ ...group, targets }], rules: [forwardTo(group)] });
  await rig.until(() => latest('HealthyHostCount') === 1);
  expect(latest('UnHealthyHostCount')).toBe(0);
});

test('an idle balancer reports nothing but its hosts, now and then', async () => {
  await rig.stop();
  const clock = new VirtualClock();
  rig = new Rig(clock);
  const port = await rig.origin((_, response) => response.end());
  await rig.serveOrigins([port]);
  clock.advance(100);
  const reports = rig.traffic.length;
  expect(reports).toBeGreaterThan(0);
  clock.advance(4000);
  expect(rig.traffic.length).toBe(reports);
  clock.advance(7000);
  expect(rig.traffic.length).toBe(reports + 1);
});
