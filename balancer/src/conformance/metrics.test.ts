// Metrics of requests, targets and codes, caused over a socket and read from the report, with their dimensions,
// units and statistics. Health of groups: zones.test.ts and anomalies.test.ts.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applicationElbMetrics, metricDefinition } from '../contract/metrics.ts';
import { defaultCertificate } from '../testing/certificates.ts';
import { askHttp2, http2Origin, http2Session } from '../testing/http2.ts';
import { atMinute, reported } from '../testing/metrics.ts';
import { forwardTo, Rig, redirects, says, type TableParts, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const https = { protocol: 'HTTPS' as const, port: 443, certificates: [defaultCertificate] };
const web = (port: number) => targetGroup('web', { targets: [target(port)] });

/** A rig with a virtual clock. */
async function withClock(parts: TableParts): Promise<VirtualClock> {
  await rig.stop();
  const at = await atMinute(parts);
  rig = at.rig;
  return at.clock;
}

describe('requests and their targets', () => {
  test('RequestCount and TargetResponseTime: one datum a request', async () => {
    const port = await rig.origin((_, response) => response.end('x'));
    await rig.serveOrigins([port]);
    await rig.raw(request);
    await rig.raw(request);
    await reported(rig, 'RequestCount', 2);
    const counted = rig.reported('RequestCount');
    for (const metric of counted) expect([metric.min, metric.max]).toEqual([1, 1]);
    const timed = () => rig.reported('TargetResponseTime').reduce((total, { count }) => total + count, 0);
    await rig.until(() => timed() >= 2);
    await reported(rig, 'TargetResponseTime');
    expect(timed()).toBe(2);
  });

  test('RequestCount: not of what found no target', async () => {
    const group = targetGroup('web');
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.raw(request);
    await reported(rig, 'HTTPCode_ELB_503_Count', 1);
    expect(rig.reported('RequestCount')).toEqual([]);
  });

  test.each([
    [200, 'HTTPCode_Target_2XX_Count'],
    [304, 'HTTPCode_Target_3XX_Count'],
    [404, 'HTTPCode_Target_4XX_Count'],
    [500, 'HTTPCode_Target_5XX_Count'],
  ] as const)('%i from a target: %s, and none of the load balancer', async (status, name) => {
    const port = await rig.origin((_, response) => response.writeHead(status).end());
    await rig.serveOrigins([port]);
    await rig.raw(request);
    expect(await reported(rig, name, 1)).toMatchObject({ min: 1, max: 1 });
    for (const own of ['3XX', '4XX', '5XX'] as const)
      expect(rig.reported(`HTTPCode_ELB_${own}_Count`)).toEqual([]);
  });

  test.each([
    ['as it passes', 1],
    ['at sixty times the speed of the machine’s', 60],
    ['standing still', 0],
  ])(
    'TargetResponseTime: as target_processing_time, in seconds, with the engine’s time %s',
    async (_, rate) => {
      let arrived = () => {};
      const waiting = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      let answer = () => {};
      await rig.stop();
      const clock = new VirtualClock();
      const since = clock.now();
      rig = new Rig(clock, () => since + rate * (clock.now() - since));
      const port = await rig.rawOrigin((_, socket) => {
        answer = () => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
        arrived();
      });
      await rig.serveOrigins([port]);
      const answered = rig.raw(request);
      await waiting;
      clock.advance(1500);
      answer();
      await answered;
      clock.advance(100);
      const metric = await reported(rig, 'TargetResponseTime');
      expect([metric.sum, metric.min, metric.max]).toEqual([1.5, 1.5, 1.5]);
    },
  );

  test('GrpcRequestCount: of the target group, and RequestCount too', async () => {
    const port = await http2Origin(rig, () => ({ trailers: { 'grpc-status': '0' } }));
    const { healthCheck } = targetGroup('web');
    const group = targetGroup('web', {
      protocolVersion: 'GRPC',
      targets: [target(port)],
      healthCheck: { ...healthCheck, matcher: '12' },
    });
    await rig.serve({ groups: [group], rules: [forwardTo(group)], listener: https });
    await rig.healthy(1);
    await askHttp2(http2Session(rig), { ':path': '/', 'content-type': 'application/grpc' }, '');
    expect(await reported(rig, 'GrpcRequestCount', 1)).toMatchObject({ min: 1, max: 1 });
    expect(rig.sum('RequestCount')).toBe(1);
  });

  test('TargetConnectionErrorCount, and nothing of the target’s codes', async () => {
    const group = web(await rig.freePort());
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.raw(request);
    await reported(rig, 'TargetConnectionErrorCount', 1);
    await reported(rig, 'HTTPCode_ELB_502_Count', 1);
    expect(rig.reported('HTTPCode_Target_5XX_Count')).toEqual([]);
  });

  test('TargetTLSNegotiationErrorCount', async () => {
    const port = await rig.rawOrigin((_, socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const group = { ...web(port), protocol: 'HTTPS' as const };
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.raw(request);
    await reported(rig, 'TargetTLSNegotiationErrorCount', 1);
  });

  test('NonStickyRequestCount: a client without a cookie, not one that sends it', async () => {
    const port = await rig.origin((_, response) => response.end('x'));
    await rig.serveOrigins([port], {
      attributes: { 'stickiness.enabled': 'true', 'stickiness.type': 'lb_cookie' },
    });
    const first = await fetch(`http://127.0.0.1:${rig.port}/`);
    const cookie = first.headers.getSetCookie()[0]!.split(';')[0]!;
    await fetch(`http://127.0.0.1:${rig.port}/`, { headers: { cookie } });
    await rig.until(() => rig.sum('RequestCount') === 2);
    await reported(rig, 'NonStickyRequestCount', 1);
  });
});

describe('what the load balancer answers itself', () => {
  test.each([
    ['HTTP_Fixed_Response_Count', says('x'), undefined],
    ['HTTP_Redirect_Count', redirects({ Host: 'b', StatusCode: 'HTTP_301' }), 'HTTPCode_ELB_3XX_Count'],
    ['HTTP_Fixed_Response_Count', says('x', 0, [], '404'), 'HTTPCode_ELB_4XX_Count'],
    ['HTTP_Fixed_Response_Count', says('x', 0, [], '503'), 'HTTPCode_ELB_503_Count'],
    [
      'HTTP_Redirect_Url_Limit_Exceeded_Count',
      redirects({ Path: `/${'#{path}'.repeat(20)}`, StatusCode: 'HTTP_301' }),
      'HTTPCode_ELB_500_Count',
    ],
  ] as const)('%s (%#)', async (name, rule, also) => {
    await rig.serve({ rules: [rule] });
    await rig.raw(`GET /${'x'.repeat(1000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    await reported(rig, name, 1);
    if (also) await reported(rig, also, 1);
    expect(rig.reported('RequestCount')).toEqual([]);
  });

  test.each([
    ['400', 'HTTPCode_ELB_4XX_Count', 'GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n'],
    ['405', 'HTTPCode_ELB_4XX_Count', 'TRACE / HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['414', 'HTTPCode_ELB_4XX_Count', `GET /${'x'.repeat(17_000)} HTTP/1.1\r\n\r\n`],
    [
      '463',
      'HTTPCode_ELB_4XX_Count',
      `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: ${Array(31).fill('10.0.0.1').join()}\r\n\r\n`,
    ],
    ['501', 'HTTPCode_ELB_5XX_Count', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n'],
    ['505', 'HTTPCode_ELB_5XX_Count', 'GET / HTTP/3.0\r\nHost: a\r\n\r\n'],
  ] as const)('%s: %s', async (status, name, bytes) => {
    await rig.serve({ rules: [says('x')] });
    expect(await rig.raw(bytes)).toContain(` ${status} `);
    expect(await reported(rig, name, 1)).toMatchObject({ min: 1, max: 1 });
  });

  test('460 and 464: HTTPCode_ELB_4XX_Count', async () => {
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const group = web(await rig.rawOrigin(() => arrived()));
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    const client = rig.client();
    client.write(request);
    await waiting;
    client.destroy();
    await reported(rig, 'HTTPCode_ELB_4XX_Count', 1);
    const h2 = { ...group, protocolVersion: 'HTTP2' as const };
    rig.apply({ groups: [h2], rules: [forwardTo(h2)] });
    await rig.raw(request);
    await reported(rig, 'HTTPCode_ELB_4XX_Count', 2);
  });

  test('HTTPCode_ELB_5XX_Count counts 502 and 504 beside their own', async () => {
    let fail = true;
    const clock = await withClock({ rules: [says('x')] });
    let arrived = () => {};
    const port = await rig.rawOrigin((_, socket) => {
      if (fail) socket.destroy();
      else arrived();
    });
    const group = web(port);
    rig.apply({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(1);
    await rig.raw(request);
    clock.advance(100);
    await reported(rig, 'HTTPCode_ELB_502_Count', 1);
    fail = false;
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const answer = rig.raw(request);
    await waiting;
    clock.advance(61_000);
    await answer;
    clock.advance(100);
    await reported(rig, 'HTTPCode_ELB_504_Count', 1);
    await reported(rig, 'HTTPCode_ELB_5XX_Count', 2);
  });

  test('DesyncMitigationMode_NonCompliant_Request_Count', async () => {
    await rig.serve({ rules: [says('x')] });
    await rig.raw('GET /a b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await reported(rig, 'DesyncMitigationMode_NonCompliant_Request_Count', 1);
  });

  test.each([
    ['false', 'ForwardedInvalidHeaderRequestCount'],
    ['true', 'DroppedInvalidHeaderRequestCount'],
  ] as const)('drop_invalid_header_fields %s: %s, by zone only', async (drop, name) => {
    const port = await rig.origin((_, response) => response.end());
    const attributes = { 'routing.http.drop_invalid_header_fields.enabled': drop };
    await rig.serveOrigins([port], {}, { attributes });
    await rig.raw('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nx_odd: 1\r\ny_odd: 2\r\n\r\n');
    await reported(rig, name, 1);
  });
});

describe('what is reported whether or not it happened', () => {
  const names = [
    ...(['RequestCount', 'HTTPCode_Target_2XX_Count', 'HTTPCode_Target_3XX_Count'] as const),
    ...(['HTTPCode_Target_4XX_Count', 'HTTPCode_Target_5XX_Count'] as const),
  ];

  test('zero each minute, where there are targets', async () => {
    const group = targetGroup('web', {
      targets: [target(1)],
      attributes: { 'stickiness.enabled': 'true', 'stickiness.type': 'lb_cookie' },
    });
    const clock = await withClock({ groups: [group], rules: [forwardTo(group)] });
    clock.advance(120_000);
    for (const name of [...names, 'ForwardedInvalidHeaderRequestCount', 'NonStickyRequestCount'] as const) {
      for (const set of metricDefinition(name).dimensions) {
        const all = rig.reported(name, set).map(({ sum, count, min, max }) => [sum, count, min, max]);
        expect([name, set, all]).toEqual([
          name,
          set,
          [
            [0, 1, 0, 0],
            [0, 1, 0, 0],
          ],
        ]);
      }
    }
  });

  test('nothing where there are none', async () => {
    const group = targetGroup('web');
    const clock = await withClock({ groups: [group], rules: [forwardTo(group)] });
    clock.advance(120_000);
    for (const name of names) expect(rig.reported(name)).toEqual([]);
  });

  test('no minute is left out because of a request at the end of the one before', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const group = web(await rig.origin((_, response) => response.end('x')));
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(1);
    clock.advance(59_000);
    await rig.raw(request);
    clock.advance(61_000);
    expect(rig.reported('RequestCount').map(({ sum }) => sum)).toEqual([0, 1, 0]);
  });

  test('no zero in a minute that has a request', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const group = web(await rig.origin((_, response) => response.end('x')));
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(1);
    await rig.raw(request);
    clock.advance(60_000);
    for (const metric of rig.reported('RequestCount')) expect(metric.min).toBe(1);
    expect(rig.sum('RequestCount')).toBe(1);
    expect(rig.reported('HTTPCode_Target_5XX_Count').map(({ sum }) => sum)).toEqual([0]);
    clock.advance(60_000);
    expect(rig.reported('RequestCount').map(({ sum }) => sum)).toEqual([1, 0]);
  });
});

test('HealthyHostCount and UnHealthyHostCount, with averages over the minute', async () => {
  const [up, down] = [await rig.origin((_, response) => response.end()), await rig.freePort()];
  const group = targetGroup('web', {
    targets: [target(up), target(down)],
    healthCheck: { ...targetGroup('web').healthCheck, intervalMs: 30 },
  });
  await rig.serve({ groups: [group], rules: [forwardTo(group)] });
  await rig.healthy(1);
  await rig.until(() => rig.reported('UnHealthyHostCount').at(-1)?.max === 1);
  await rig.until(() => rig.reported('HealthyHostCount').at(-1)?.max === 1);
  expect(rig.reported('HealthyHostCount').at(-1)).toMatchObject({ count: 1, min: 1, max: 1 });
  expect(rig.reported('UnHealthyHostCount').at(-1)).toMatchObject({ count: 1, min: 1, max: 1 });
});

test('the metrics are those of the guide that can occur here', () => {
  const codes = ['3XX', '4XX', '5XX', '500', '502', '503', '504'].map((code) => `HTTPCode_ELB_${code}_Count`);
  const targetCodes = [2, 3, 4, 5].map((code) => `HTTPCode_Target_${code}XX_Count`);
  expect(Object.keys(applicationElbMetrics).sort()).toEqual(
    [
      ...['ActiveConnectionCount', 'ClientTLSNegotiationErrorCount', 'ConsumedLCUs', 'GrpcRequestCount'],
      ...['DesyncMitigationMode_NonCompliant_Request_Count', 'DroppedInvalidHeaderRequestCount'],
      ...['ForwardedInvalidHeaderRequestCount', 'HTTP_Fixed_Response_Count', 'HTTP_Redirect_Count'],
      ...['HTTP_Redirect_Url_Limit_Exceeded_Count', 'IPv6ProcessedBytes', 'IPv6RequestCount'],
      ...['NewConnectionCount', 'NonStickyRequestCount', 'ProcessedBytes', 'RejectedConnectionCount'],
      ...['RequestCount', 'RuleEvaluations', 'HealthyHostCount', 'UnHealthyHostCount'],
      ...['RequestCountPerTarget', 'TargetConnectionErrorCount', 'TargetResponseTime'],
      ...['TargetTLSNegotiationErrorCount', 'HealthyStateDNS', 'HealthyStateRouting', 'UnhealthyStateDNS'],
      ...['UnhealthyStateRouting', 'UnhealthyRoutingRequestCount', 'MitigatedHostCount'],
      ...['AnomalousHostCount', 'LambdaInternalError', 'LambdaUserError', 'LambdaTargetProcessedBytes'],
      ...codes,
      ...targetCodes,
    ].sort(),
  );
});
