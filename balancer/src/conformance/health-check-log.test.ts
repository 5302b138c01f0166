// The health check log: one entry for each check of a target, observed over sockets.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-health-check-logs.html
import { createSecureServer, createServer, type Http2Server, type IncomingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BalancedTarget, BalancedTargetGroup } from '../contract/routing-table.ts';
import { defaultCertificate } from '../testing/certificates.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
const servers: Http2Server[] = [];
beforeEach(() => {
  rig = new Rig();
});
afterEach(async () => {
  await rig.stop();
  for (const server of servers.splice(0)) server.close();
});

const logs = { 'health_check_logs.s3.enabled': 'true' };

/** Serves a group of one target, and gives the fields of the first entry. */
async function firstEntry(
  port: number,
  parts: Partial<BalancedTargetGroup> = {},
  own: Partial<BalancedTarget> = {},
) {
  const group = targetGroup('web', { targets: [target(port, own)], ...parts });
  await rig.serve({ groups: [group], rules: [forwardTo(group)], attributes: logs });
  await rig.until(() => rig.logs['health-check'].length > 0);
  return rig.logs['health-check'][0]!.split(' ');
}

const answers = (status: number) =>
  rig.rawOrigin(
    () => {},
    (_, socket) => socket.end(`HTTP/1.1 ${status} X\r\nContent-Length: 0\r\n\r\n`),
  );

test('a check that is passed', async () => {
  const port = await answers(200);
  const before = Date.now();
  const entry = await firstEntry(port, {}, { id: '10.20.0.7' });
  expect(entry).toEqual([
    'http',
    expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    expect.stringMatching(/^\d+\.\d{9}$/),
    `10.20.0.7:${port}`,
    'web',
    'PASS',
    '200',
    '-',
  ]);
  expect(Date.parse(entry[1]!)).toBeGreaterThanOrEqual(before - 1);
  expect(Date.parse(entry[1]!)).toBeLessThanOrEqual(Date.now());
});

describe('a check that fails', () => {
  test.each([
    [404, 'ResponseCodeMismatch'],
    [301, 'ResponseCodeMismatch'],
    [500, 'TargetError'],
    [503, 'TargetError'],
  ])('with a code of %i: %s', async (status, reason) => {
    const entry = await firstEntry(await answers(status));
    expect(entry.slice(5)).toEqual(['FAIL', String(status), reason]);
  });

  test('because the target closes the connection: ConnectionReset', async () => {
    const port = await rig.rawOrigin(
      () => {},
      (_, socket) => socket.destroy(),
    );
    expect((await firstEntry(port)).slice(5)).toEqual(['FAIL', '-', 'ConnectionReset']);
  });

  test('because nothing listens: once an interval, whatever is tried in between', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const group = targetGroup('web', { targets: [target(await rig.freePort())] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)], attributes: logs });
    for (let i = 0; i < 60; i++) {
      clock.advance(100);
      await rig.settled();
    }
    const entries = rig.logs['health-check'].map((line) => line.split(' '));
    expect(entries.map((entry) => entry.slice(5))).toEqual([
      ['FAIL', '-', 'ConnectionReset'],
      ['FAIL', '-', 'ConnectionReset'],
    ]);
    const [first, second] = entries.map((entry) => Date.parse(entry[1]!));
    expect(second! - first!).toBe(5000);
  });

  test('because it takes too long: TimedOut, after the timeout', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    let asked = () => {};
    const waiting = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const port = await rig.rawOrigin(
      () => {},
      () => asked(),
    );
    const group = targetGroup('web', { targets: [target(port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)], attributes: logs });
    await waiting;
    clock.advance(2100);
    expect(rig.logs['health-check']).toHaveLength(1);
    const entry = rig.logs['health-check'][0]!.split(' ');
    expect([entry[2], ...entry.slice(5)]).toEqual(['2.000000000', 'FAIL', '-', 'TimedOut']);
  });
});

describe('the type, and what goes with it', () => {
  const { healthCheck } = targetGroup('web');
  const overTls = { healthCheck: { ...healthCheck, protocol: 'HTTPS' as const } };

  async function listening(server: Http2Server): Promise<number> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  const tls = { cert: defaultCertificate.chain, key: defaultCertificate.privateKey };

  test('h2: HTTP/2 over TLS', async () => {
    const server = createSecureServer(tls);
    server.on('stream', (stream) => stream.respond({ ':status': 200 }, { endStream: true }));
    const port = await listening(server as unknown as Http2Server);
    const entry = await firstEntry(port, { ...overTls, protocolVersion: 'HTTP2' });
    expect([entry[0], ...entry.slice(5)]).toEqual(['h2', 'PASS', '200', '-']);
  });

  test('https: HTTP/1.1 over TLS', async () => {
    const server = createSecureServer({ ...tls, allowHTTP1: true }, (_, response) => response.end());
    const port = await listening(server as unknown as Http2Server);
    const entry = await firstEntry(port, overTls);
    expect([entry[0], ...entry.slice(5)]).toEqual(['https', 'PASS', '200', '-']);
  });

  test.each<[string, IncomingHttpHeaders, string[]]>([
    ['a status that is wanted', { 'grpc-status': '12' }, ['PASS', '12', '-']],
    ['another status', { 'grpc-status': '2' }, ['FAIL', '2', 'GRPCUnexpectedStatus']],
    ['a status without a value', { 'grpc-status': '' }, ['FAIL', '-', 'GRPCStatusHeaderEmpty']],
  ])('grpc: %s', async (_, headers, expected) => {
    const server = createServer();
    server.on('stream', (stream) => stream.respond({ ':status': 200, ...headers }, { endStream: true }));
    const entry = await firstEntry(await listening(server), {
      protocolVersion: 'GRPC',
      healthCheck: { ...healthCheck, matcher: '12' },
    });
    expect([entry[0], ...entry.slice(5)]).toEqual(['grpc', ...expected]);
  });

  test.each([
    ['answers', { statusCode: 200 }, ['PASS', '200', '-']],
    ['answers with another code', { statusCode: 404 }, ['FAIL', '404', 'ResponseCodeMismatch']],
    ['returns something else', 'x', ['FAIL', '-', 'TargetError']],
  ])('lambda: a function that %s, by its ARN', async (_, answer, expected) => {
    const arn = 'arn:aws:lambda:eu-west-1:000000000000:function:f';
    rig.invokeFunction = async () => ({ kind: 'answered', payload: JSON.stringify(answer) });
    const entry = await firstEntry(0, { targetType: 'lambda' }, { id: arn, availabilityZone: 'all' });
    expect([entry[0], ...entry.slice(3)]).toEqual(['lambda', arn, 'web', ...expected]);
  });

  test('a function that cannot be reached is no fault of the target', async () => {
    rig.invokeFunction = async () => ({ kind: 'failed', reason: 'LambdaConnectionError', message: '' });
    const entry = await firstEntry(0, { targetType: 'lambda' }, { availabilityZone: 'all' });
    expect(entry.slice(5)).toEqual(['FAIL', '-', 'InternalError']);
  });
});

test('an instance is named by its address, and by the port of the check', async () => {
  const checks: string[] = [];
  const port = await rig.rawOrigin(
    () => {},
    (head, socket) => {
      checks.push(head);
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    },
  );
  const entry = await firstEntry(port, {}, { id: 'i-1', address: '10.20.0.9', port: 8080, healthPort: 9090 });
  expect(entry[3]).toBe('10.20.0.9:9090');
  expect(checks[0]).toContain('\r\nHost: 10.20.0.9:9090\r\n');
});

test('each check is logged, only while the log is on, and never in the access log', async () => {
  await rig.stop();
  const clock = new VirtualClock();
  rig = new Rig(clock);
  const port = await answers(200);
  const group = targetGroup('web', { targets: [target(port)] });
  const parts = { groups: [group], rules: [forwardTo(group)] };
  await rig.serve({ ...parts, attributes: { 'access_logs.s3.enabled': 'true' } });
  await rig.healthy(1);
  const next = async (attributes: Record<string, string>) => {
    rig.apply({ ...parts, attributes });
    clock.advance(4000);
    const checked = rig.logs['health-check'].length;
    clock.advance(1000);
    for (let i = 0; i < 20; i++) await rig.settled();
    clock.advance(100);
    return rig.logs['health-check'].length - checked;
  };
  expect(await next({})).toBe(0);
  expect(await next(logs)).toBe(1);
  expect(await next(logs)).toBe(1);
  expect(await next({})).toBe(0);
  expect(rig.accessLog).toEqual([]);
});
