// Functions as targets, observed over sockets.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BalancedTargetGroup } from '../contract/routing-table.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';

const functionArn = 'arn:aws:lambda:eu-west-1:000000000000:function:f';
let rig: Rig;
let events: Record<string, unknown>[];

beforeEach(() => {
  rig = new Rig();
  events = [];
});
afterEach(() => rig.stop());

/** A group of one function, and what it answers to each event. */
async function serve(
  answer: (event: Record<string, unknown>) => unknown,
  more: Partial<BalancedTargetGroup> = {},
) {
  rig.invokeFunction = async (arn, event) => {
    expect(arn).toBe(functionArn);
    events.push(JSON.parse(event));
    const answered = answer(JSON.parse(event));
    return answered instanceof Error
      ? { kind: 'failed', reason: 'LambdaUnhandled', message: answered.message }
      : { kind: 'answered', payload: JSON.stringify(answered) };
  };
  const { endpoint: _, ...registered } = target(0, { id: functionArn, availabilityZone: 'all' });
  const { healthCheck } = targetGroup('f');
  const group = targetGroup('f', {
    targetType: 'lambda',
    targets: [registered],
    healthCheck: { ...healthCheck, disabled: true },
    ...more,
  });
  await rig.serve({
    groups: [group],
    rules: [forwardTo(group)],
    attributes: { 'access_logs.s3.enabled': 'true' },
  });
  return group;
}
const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${rig.port}${path}`, init);

test('a request becomes an event, and what the function returns the response', async () => {
  const group = await serve(() => ({
    statusCode: 201,
    statusDescription: '201 Made',
    headers: { 'Content-Type': 'text/plain', 'X-Number': 7, Connection: 'close' },
    body: 'höre',
  }));
  const response = await ask('/a%20b?x=1&x=2&y=%2F', {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"q":"ü"}',
  });
  expect([response.status, response.statusText, await response.text()]).toEqual([201, 'Made', 'höre']);
  expect(response.headers.get('x-number')).toBe('7');
  expect(response.headers.get('content-length')).toBe('5');
  expect(events).toEqual([
    {
      requestContext: { elb: { targetGroupArn: group.arn } },
      httpMethod: 'POST',
      path: '/a%20b',
      queryStringParameters: { x: '2', y: '%2F' },
      headers: expect.objectContaining({
        host: expect.stringMatching(/^127\.0\.0\.1/),
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': '80',
        'x-forwarded-proto': 'http',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-/),
      }),
      body: '{"q":"ü"}',
      isBase64Encoded: false,
    },
  ]);
  await rig.until(() => rig.sum('RequestCount') === 1);
  expect(rig.sum('UnhealthyRoutingRequestCount')).toBe(0);
});

test('bytes travel in base64, both ways', async () => {
  await serve(({ body }) => ({ statusCode: 200, body, isBase64Encoded: true }));
  const bytes = new Uint8Array([0, 255, 13, 10, 128]);
  const response = await ask('/', { method: 'PUT', body: bytes });
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(events[0]).toMatchObject({ isBase64Encoded: true, body: Buffer.from(bytes).toString('base64') });
});

test('with multi-value headers, every value counts', async () => {
  await serve(() => ({ statusCode: 200, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] } }), {
    attributes: { 'lambda.multi_value_headers.enabled': 'true' },
  });
  const response = await ask('/?x=1&x=2');
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(events[0]).toMatchObject({
    multiValueQueryStringParameters: { x: ['1', '2'] },
    multiValueHeaders: { 'x-forwarded-proto': ['http'] },
  });
});

test.each([
  ['a function that fails', new Error('no')],
  ['a text', 'hello'],
  ['no status', { body: 'x' }],
  ['a status that is a text', { statusCode: '200' }],
  ['a body that is no text', { statusCode: 200, body: {} }],
  ['a header with a line break', { statusCode: 200, headers: { A: 'b\r\nc: d' } }],
  ['more than a megabyte', { statusCode: 200, body: 'x'.repeat(1_048_576) }],
])('502: %s', async (_, answer) => {
  await serve(() => answer);
  expect((await ask('/')).status).toBe(502);
  await rig.until(() => rig.sum('HTTPCode_ELB_502_Count') === 1);
  const failed = rig.traffic
    .flatMap(({ metrics }) => metrics)
    .filter(({ name }) => name === 'LambdaUserError');
  expect(failed.length).toBeGreaterThan(0);
});

test('413: a body of more than a megabyte, with and without its length', async () => {
  await serve(() => ({ statusCode: 200 }));
  const body = 'x'.repeat(1_048_577);
  const known = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`;
  expect(await rig.raw(known, (text) => text.includes('</html>'))).toMatch(/^HTTP\/1\.1 413 /);
  const chunked = `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  expect(await rig.raw(chunked, (text) => text.includes('</html>'))).toMatch(/^HTTP\/1\.1 413 /);
  expect(events).toEqual([]);
});

test('400: a WebSocket', async () => {
  await serve(() => ({ statusCode: 200 }));
  const upgrade =
    'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
    'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';
  expect(await rig.raw(upgrade, (text) => text.includes('</html>'))).toMatch(/^HTTP\/1\.1 400 /);
});

test('health checks, when enabled, are invocations of their own', async () => {
  let status = 200;
  const { healthCheck } = targetGroup('f');
  await serve(() => ({ statusCode: status }), {
    healthCheck: { ...healthCheck, intervalMs: 20, timeoutMs: 10, path: '/up' },
  });
  await rig.healthy(1);
  expect(events[0]).toMatchObject({
    httpMethod: 'GET',
    path: '/up',
    headers: { 'user-agent': 'ELB-HealthChecker/2.0' },
    body: '',
  });
  status = 500;
  await rig.until(() => rig.health.at(-1)?.state === 'unhealthy');
  expect(rig.health.at(-1)).toMatchObject({
    id: functionArn,
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [500]',
  });
});
