// Requests to functions in the access log, with the codes of error_reason.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#error-reason-codes
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BalancedTargetGroup } from '../contract/routing-table.ts';
import type { FunctionErrorReason } from '../functions/error-reasons.ts';
import { accessLogs, logged } from '../testing/access-log.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

const functionArn = 'arn:aws:lambda:eu-west-1:000000000000:function:f';

async function serve(invoke: Rig['invokeFunction']): Promise<BalancedTargetGroup> {
  rig.invokeFunction = invoke;
  const { endpoint: _, ...registered } = target(0, { id: functionArn, availabilityZone: 'all' });
  const { healthCheck } = targetGroup('f');
  const group = targetGroup('f', {
    targetType: 'lambda',
    targets: [registered],
    healthCheck: { ...healthCheck, disabled: true },
  });
  await rig.serve({ groups: [group], rules: [forwardTo(group)], attributes: accessLogs });
  return group;
}
const answering = (answer: unknown) =>
  serve(async () => ({ kind: 'answered', payload: JSON.stringify(answer) }));
const short = expect.stringMatching(/^\d\.\d{3}$/);

test('functions that answer have no address, and no status in the list', async () => {
  const group = await answering({ statusCode: 201 });
  await rig.raw(request);
  expect(await logged(rig)).toMatchObject({
    target: '-',
    requestTime: short,
    targetTime: short,
    responseTime: short,
    status: '201',
    targetStatus: '201',
    group: group.arn,
    errorReason: '"-"',
    targets: '"-"',
    targetStatuses: '"-"',
  });
});

test.each<[FunctionErrorReason]>([
  ['LambdaUnhandled'],
  ['LambdaThrottling'],
  ['LambdaResourceNotFound'],
  ['LambdaServiceException'],
  ['LambdaConnectionError'],
  ['LambdaUnhandledException'],
])('functions that fail: %s', async (reason) => {
  await serve(async () => ({ kind: 'failed', reason, message: '' }));
  await rig.raw(request);
  expect(await logged(rig)).toMatchObject({
    requestTime: short,
    targetTime: short,
    responseTime: short,
    status: '502',
    targetStatus: '-',
    errorReason: `"${reason}"`,
  });
});

test.each([
  ['LambdaInvalidResponse', 'text'],
  ['LambdaInvalidResponse', { body: 'no status' }],
  ['LambdaResponseTooLarge', { statusCode: 200, body: 'x'.repeat(1_048_576) }],
])('functions whose answer is none: %s', async (reason, answer) => {
  await answering(answer);
  await rig.raw(request);
  expect(await logged(rig)).toMatchObject({ status: '502', errorReason: `"${reason}"` });
});

test('functions that are given too much: LambdaRequestTooLarge, and nothing was sent', async () => {
  await answering({ statusCode: 200 });
  const size = 1_048_577;
  const head = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${size}\r\n\r\n`;
  await rig.raw(head, (text) => text.includes('</html>'));
  const chunked = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
  const body = `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n0\r\n\r\n`;
  await rig.raw(`${chunked}${body}`, (text) => text.includes('</html>'));
  for (const index of [0, 1]) {
    expect(await logged(rig, index)).toMatchObject({
      requestTime: '-1',
      targetTime: '-1',
      responseTime: '-1',
      status: '413',
      errorReason: '"LambdaRequestTooLarge"',
    });
  }
});

test('functions cannot take a WebSocket: LambdaWebsocketNotSupported', async () => {
  await answering({ statusCode: 200 });
  const upgrade = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  await rig.raw(upgrade, (text) => text.includes('</html>'));
  expect(await logged(rig)).toMatchObject({
    type: 'http',
    status: '400',
    errorReason: '"LambdaWebsocketNotSupported"',
  });
});

test('functions cannot be given what is not UTF-8: LambdaBadRequest', async () => {
  await answering({ statusCode: 200 });
  await rig.raw('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: \xff\r\n\r\n');
  expect(await logged(rig)).toMatchObject({ status: '502', errorReason: '"LambdaBadRequest"' });
});

test('time begins for a function when the request is whole', async () => {
  await rig.stop();
  const clock = new VirtualClock();
  rig = new Rig(clock);
  await answering({ statusCode: 200 });
  const client = rig.client();
  client.write('POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\na');
  for (let i = 0; i < 20; i++) await rig.settled();
  clock.advance(4000);
  client.write('b');
  await once(client, 'data');
  clock.advance(100);
  expect(await logged(rig)).toMatchObject({ requestTime: '4.000', targetTime: '0.000' });
});
