import { afterEach, beforeEach, expect, test } from 'vitest';
import { forwardTo, listenerArn, Rig, says, target, targetGroup } from '../testing/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const request = 'GET /cart?id=1 HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n';
const seen = () => rig.requests.flatMap(({ requests }) => requests);

test('while they are watched, requests are reported as the access log has them', async () => {
  await rig.serve({ rules: [says('hello', 7)] });
  await rig.raw(request);
  rig.plane.watchRequests(true);
  await rig.raw(request);
  await rig.until(() => rig.requests.length > 0);
  expect(seen()).toEqual([
    expect.objectContaining({
      loadBalancer: 'app/web/1',
      listenerArn,
      request: 'GET http://shop:80/cart?id=1 HTTP/1.1',
      status: '200',
      rulePriority: 7,
      actions: 'fixed-response',
      target: undefined,
      traceId: expect.stringMatching(/^Root=1-/),
    }),
  ]);
  expect(rig.requests[0]?.seen).toBe(1);
  // Nothing of it is in a log, which is not turned on.
  expect(rig.accessLog).toEqual([]);
  rig.plane.watchRequests(false);
  await rig.raw(request);
  await rig.stop();
  expect(seen()).toHaveLength(1);
});

test('a target that cannot be reached is the cause', async () => {
  // Nothing listens on a port that has just been free.
  const group = targetGroup('web', { targets: [target(1)] });
  await rig.serve({ groups: [group], rules: [forwardTo(group)] });
  rig.plane.watchRequests(true);
  await rig.raw(request);
  await rig.until(() => rig.requests.length > 0);
  expect(seen()[0]).toMatchObject({ status: '502', failure: 'refused', targetGroupArn: group.arn });
});

test('a report has at most 200 of them, and says how many there were', async () => {
  await rig.serve({ rules: [says('hello')] });
  rig.plane.watchRequests(true);
  await Promise.all(Array.from({ length: 300 }, () => rig.raw(request)));
  await rig.until(() => rig.requests.reduce((sum, report) => sum + report.seen, 0) === 300);
  for (const report of rig.requests) expect(report.requests).toHaveLength(Math.min(200, report.seen));
});
