// Metrics of connections, rules, capacity units and functions, caused over a socket and read from the report, with
// their dimensions, units and statistics.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FunctionErrorReason } from '../functions/error-reasons.ts';
import { defaultCertificate } from '../testing/certificates.ts';
import { atMinute, reported, settled } from '../testing/metrics.ts';
import { forwardTo, Rig, says, type TableParts, target, targetGroup } from '../testing/rig.ts';
import type { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const https = { protocol: 'HTTPS' as const, port: 443, certificates: [defaultCertificate] };
const web = (port: number) => targetGroup('web', { targets: [target(port)] });

const hasIPv6 = Object.values(networkInterfaces()).some((own) =>
  own?.some(({ address }) => address === '::1'),
);

/** A rig with a virtual clock. */
async function withClock(parts: TableParts): Promise<VirtualClock> {
  await rig.stop();
  const at = await atMinute(parts);
  rig = at.rig;
  return at.clock;
}

describe('connections', () => {
  test('NewConnectionCount: of clients and to targets, once each', async () => {
    const port = await rig.origin((_, response) => response.end('x'));
    await rig.serveOrigins([port]);
    const client = rig.client();
    for (let i = 0; i < 3; i++) {
      client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await once(client, 'data');
    }
    await rig.until(() => rig.sum('RequestCount') === 3);
    await reported(rig, 'NewConnectionCount', 2);
  });

  test('NewConnectionCount: not of a connection to a target that never was', async () => {
    const group = web(await rig.freePort());
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.raw(request);
    await reported(rig, 'TargetConnectionErrorCount', 1);
    await reported(rig, 'NewConnectionCount', 1);
  });

  test('ActiveConnectionCount: once a minute, of clients and to targets', async () => {
    const clock = await withClock({ rules: [says('x')] });
    clock.advance(60_000);
    expect(rig.reported('ActiveConnectionCount')).toEqual([]);
    const group = web(await rig.origin((_, response) => response.end('x')));
    rig.apply({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(1);
    const [one, two] = [rig.client(), rig.client()];
    await Promise.all([once(one, 'connect'), once(two, 'connect')]);
    one.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(one, 'data');
    await settled(rig);
    clock.advance(59_000);
    expect(await reported(rig, 'ActiveConnectionCount', 3)).toMatchObject({ sum: 3 });
  });

  test('RejectedConnectionCount: what comes beyond the maximum is closed', async () => {
    await rig.stop();
    rig = new Rig(undefined, undefined, { maxConnections: 1 });
    await rig.serve({ rules: [says('x')] });
    const first = rig.client();
    first.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(first, 'data');
    expect(await rig.raw(request)).toBe('');
    await reported(rig, 'RejectedConnectionCount', 1);
    await reported(rig, 'NewConnectionCount', 1);
  });

  test('ClientTLSNegotiationErrorCount', async () => {
    await rig.serve({ rules: [says('x')], listener: https });
    await rig.raw('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await reported(rig, 'ClientTLSNegotiationErrorCount', 1);
  });

  test('ProcessedBytes: every octet from and to the client, also of what could not be read', async () => {
    await rig.serve({ rules: [says('x')] });
    const good = await rig.raw(request);
    const bad = 'GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n';
    const refused = await rig.raw(bad);
    await reported(rig, 'ProcessedBytes', request.length + good.length + bad.length + refused.length);
    expect(rig.reported('IPv6ProcessedBytes')).toEqual([]);
    expect(rig.reported('IPv6RequestCount')).toEqual([]);
  });

  test('ProcessedBytes: headers of HTTP/2 requests too', async () => {
    await rig.serve({ rules: [says('x')], listener: https });
    const session = connectHttp2(`https://127.0.0.1:${rig.port}`, { rejectUnauthorized: false });
    rig.atEnd(() => session.destroy());
    const stream = session.request({ ':path': '/', 'x-long': 'x'.repeat(1000) });
    stream.resume();
    await once(stream, 'close');
    await rig.until(() => rig.sum('ProcessedBytes') > 1000);
    expect(rig.sum('ProcessedBytes')).toBeLessThan(2000);
  });

  test.skipIf(!hasIPv6)(
    'IPv6RequestCount and IPv6ProcessedBytes, of a client that comes by IPv6',
    async () => {
      await rig.stop();
      rig = new Rig(undefined, undefined, { bindAddress: '::1' });
      await rig.serve({ rules: [says('x')] });
      const client = connect(rig.port, '::1');
      rig.atEnd(() => void client.destroy());
      let answer = '';
      client.on('data', (bytes) => {
        answer += bytes;
      });
      client.write(request);
      await once(client, 'end');
      await reported(rig, 'IPv6RequestCount', 1);
      await reported(rig, 'IPv6ProcessedBytes', request.length + answer.length);
      await reported(rig, 'ProcessedBytes', request.length + answer.length);
    },
  );
});

describe('rules and capacity units', () => {
  const never = (priority: number) =>
    says('never', priority, [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/never'] } }]);

  test('RuleEvaluations: each rule that was looked at, free ones included, without the default', async () => {
    const rules = Array.from({ length: 12 }, (_, i) => never(i + 1));
    await rig.serve({ rules: [...rules, says('x')] });
    await rig.raw(request);
    await rig.raw(request);
    await reported(rig, 'RuleEvaluations', 24);
  });

  test('ConsumedLCUs: by the largest dimension, once a minute', async () => {
    const rules = Array.from({ length: 12 }, (_, i) => never(i + 1));
    const clock = await withClock({ rules: [...rules, says('x')] });
    await rig.raw(request);
    await settled(rig);
    clock.advance(60_000);
    const metric = await reported(rig, 'ConsumedLCUs');
    expect(rig.reported('ConsumedLCUs')).toHaveLength(1);
    // One connection is the most of it: 2 rules beyond the free ones and some hundred octets are less.
    expect(metric).toMatchObject({ count: 1, sum: 1 / (25 * 3600) });
  });

  test('ConsumedLCUs: a load balancer at rest consumes none, and says so each minute', async () => {
    const clock = await withClock({ rules: [says('x')] });
    clock.advance(180_000);
    expect(rig.reported('ConsumedLCUs').map(({ sum, count }) => [sum, count])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });
});

describe('functions', () => {
  const arn = 'arn:aws:lambda:eu-west-1:000000000000:function:f';

  async function serve(invoke: Rig['invokeFunction']) {
    rig.invokeFunction = invoke;
    const { endpoint: _, ...registered } = target(0, { id: arn, availabilityZone: 'all' });
    const { healthCheck } = targetGroup('web');
    const group = targetGroup('web', {
      targetType: 'lambda',
      targets: [registered],
      healthCheck: { ...healthCheck, disabled: true },
    });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
  }

  test('that answer count as targets; their events and answers are processed bytes', async () => {
    let event = '';
    const payload = JSON.stringify({ statusCode: 200, body: 'hello' });
    await serve(async (_, sent) => {
      event = sent;
      return { kind: 'answered', payload };
    });
    const answer = await rig.raw(request);
    await reported(rig, 'HTTPCode_Target_2XX_Count', 1);
    await reported(rig, 'RequestCount', 1);
    await reported(rig, 'TargetResponseTime');
    const own = Buffer.byteLength(event) + Buffer.byteLength(payload);
    await reported(rig, 'LambdaTargetProcessedBytes', own);
    await reported(rig, 'ProcessedBytes', own + request.length + answer.length);
    await reported(rig, 'NewConnectionCount', 1);
  });

  test.each<[FunctionErrorReason, 'LambdaUserError' | 'LambdaInternalError']>([
    ['LambdaUnhandled', 'LambdaUserError'],
    ['LambdaThrottling', 'LambdaUserError'],
    ['LambdaServiceException', 'LambdaInternalError'],
    ['LambdaConnectionError', 'LambdaInternalError'],
  ])('that fail with %s: %s', async (reason, name) => {
    await serve(async () => ({ kind: 'failed', reason, message: '' }));
    await rig.raw(request);
    await reported(rig, name, 1);
    const other = name === 'LambdaUserError' ? 'LambdaInternalError' : 'LambdaUserError';
    expect(rig.reported(other)).toEqual([]);
    await reported(rig, 'HTTPCode_ELB_502_Count', 1);
    expect(rig.reported('HTTPCode_Target_5XX_Count')).toEqual([]);
  });

  test('that are refused before they are invoked: LambdaUserError, and 413', async () => {
    await serve(async () => ({ kind: 'answered', payload: '{}' }));
    const head = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n';
    await rig.raw(head, (text) => text.includes('</html>'));
    await reported(rig, 'LambdaUserError', 1);
    await reported(rig, 'HTTPCode_ELB_4XX_Count', 1);
    expect(rig.reported('LambdaTargetProcessedBytes')).toEqual([]);
  });
});
