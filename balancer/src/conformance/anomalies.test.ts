// The guide's Automatic Target Weights: anomaly detection and mitigation, observed over sockets. Time stands
// still but for the five seconds between two looks at the targets.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let clock: VirtualClock;
let rig: Rig;
beforeEach(() => {
  clock = new VirtualClock();
  rig = new Rig(clock);
});
afterEach(() => rig.stop());

const random = { 'load_balancing.algorithm.type': 'weighted_random' };
const mitigating = { ...random, 'load_balancing.algorithm.anomaly_mitigation': 'on' };
/** Only the first health check of each target happens during a test. */
const rareChecks = { ...targetGroup('any').healthCheck, intervalMs: 3_600_000 };

/** Healthy targets by name, and what they answer. */
async function serve(names: readonly string[], attributes: Record<string, string>) {
  const statuses = new Map<string, number>(names.map((name) => [name, 200]));
  const ports = await Promise.all(
    names.map((name) =>
      rig.origin((_, response) => {
        response.statusCode = statuses.get(name)!;
        response.end(name);
      }),
    ),
  );
  const group = targetGroup('web', {
    attributes,
    healthCheck: rareChecks,
    targets: ports.map((port, at) => target(port, { id: `10.0.0.${at}` })),
  });
  await rig.serve({ groups: [group], rules: [forwardTo(group)] });
  await rig.healthy(names.length);
  return { group, statuses };
}

const request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

/**
 * Sends requests, which reach targets one after the other, then lets five seconds pass. @returns how many each target
 * got.
 */
async function period(requests = 120): Promise<Record<string, number>> {
  const bodies = (text: string) => [...text.matchAll(/\r\n\r\n([abc])/g)].map(([, name = '']) => name);
  const text = await rig.raw(request.repeat(requests), (sofar) => bodies(sofar).length === requests);
  const got: Record<string, number> = {};
  for (const name of bodies(text)) got[name] = (got[name] ?? 0) + 1;
  clock.advance(5000);
  return got;
}

/** The latest report on a target. */
const reported = (id: string) => {
  const last = rig.health.findLast((report) => report.id === id);
  return { anomalous: last?.anomalous ?? false, mitigated: last?.mitigated ?? false };
};

/** The last value of a metric of the target group in all zones. */
function gauge(name: string): number | undefined {
  const of = rig.traffic
    .flatMap(({ metrics }) => metrics)
    .filter((metric) => metric.name === name && Object.keys(metric.dimensions).length === 2);
  return of.at(-1)?.max;
}

test('with mitigation a target that answers 500 loses its traffic, and gets it back when it has recovered', async () => {
  const { statuses } = await serve(['a', 'b', 'c'], mitigating);
  const fair = await period();
  for (const name of ['a', 'b', 'c']) expect(fair[name]).toBeGreaterThan(25);
  expect(reported('10.0.0.2')).toEqual({ anomalous: false, mitigated: false });

  statuses.set('c', 500);
  await period();
  expect(reported('10.0.0.2')).toEqual({ anomalous: true, mitigated: true });
  // It stays healthy: anomalies do not affect health checks.
  expect(rig.health.at(-1)).toMatchObject({ id: '10.0.0.2', state: 'healthy' });
  for (let i = 0; i < 5; i++) await period();
  expect((await period()).c ?? 0).toBeLessThan(12);

  statuses.set('c', 200);
  const shares: number[] = [];
  for (let i = 0; i < 20; i++) shares.push((await period()).c ?? 0);
  // Not at once: first what it answered before is forgotten, then the weight rises.
  expect(Math.max(...shares.slice(0, 3))).toBeLessThan(20);
  expect(shares.slice(-4).every((share) => share > 25)).toBe(true);
  expect(reported('10.0.0.2')).toEqual({ anomalous: false, mitigated: false });
  const seen = rig.health
    .filter(({ id }) => id === '10.0.0.2')
    .map(({ anomalous = false, mitigated = false }) => ({ anomalous, mitigated }));
  expect(seen).toEqual([
    { anomalous: false, mitigated: false },
    { anomalous: true, mitigated: true },
    { anomalous: false, mitigated: true },
    { anomalous: false, mitigated: false },
  ]);
  expect(reported('10.0.0.0')).toEqual({ anomalous: false, mitigated: false });
});

test.each([
  ['weighted random without mitigation', random],
  ['round robin', {}],
])('with %s it is detected and keeps its traffic', async (_, attributes) => {
  const { statuses } = await serve(['a', 'b', 'c'], attributes);
  statuses.set('c', 503);
  for (let i = 0; i < 4; i++) await period();
  expect(reported('10.0.0.2')).toEqual({ anomalous: true, mitigated: false });
  expect((await period()).c).toBeGreaterThan(25);
});

test('a target that cannot be connected to is anomalous too', async () => {
  const ports = await Promise.all(
    ['a', 'b', 'c'].map((name) => rig.origin((_, response) => response.end(name))),
  );
  const nowhere = { host: '127.0.0.1', port: await rig.freePort() };
  const group = targetGroup('web', {
    attributes: mitigating,
    healthCheck: rareChecks,
    targets: ports.map((port, at) => {
      const ownCheck = { endpoint: nowhere, healthEndpoint: { host: '127.0.0.1', port } };
      return target(port, { id: `10.0.0.${at}`, ...(at === 2 ? ownCheck : {}) });
    }),
  });
  await rig.serve({ groups: [group], rules: [forwardTo(group)] });
  await rig.healthy(3);
  const statuses: number[] = [];
  for (let i = 0; i < 60; i++) statuses.push((await fetch(`http://127.0.0.1:${rig.port}/`)).status);
  expect(statuses.filter((status) => status === 502).length).toBeGreaterThan(10);
  clock.advance(5000);
  expect(reported('10.0.0.2')).toEqual({ anomalous: true, mitigated: true });
});

test('client errors, and errors that all targets have, are not anomalies', async () => {
  const { statuses } = await serve(['a', 'b', 'c'], mitigating);
  statuses.set('c', 404);
  await period();
  expect(reported('10.0.0.2').anomalous).toBe(false);
  for (const name of ['a', 'b', 'c']) statuses.set(name, 500);
  await period();
  await period();
  expect(rig.health.some(({ anomalous }) => anomalous)).toBe(false);
});

test('with fewer than three healthy targets nothing is detected', async () => {
  const { statuses } = await serve(['a', 'b'], mitigating);
  statuses.set('b', 500);
  for (let i = 0; i < 3; i++) await period();
  expect((await period()).b).toBeGreaterThan(40);
  expect(rig.health.some(({ anomalous, mitigated }) => anomalous || mitigated)).toBe(false);
});

test('what has been mitigated ends when fewer than three healthy targets are left', async () => {
  const { group, statuses } = await serve(['a', 'b', 'c'], mitigating);
  statuses.set('c', 500);
  for (let i = 0; i < 4; i++) await period();
  expect(reported('10.0.0.2')).toEqual({ anomalous: true, mitigated: true });
  const two = { ...group, targets: group.targets.slice(1) };
  rig.apply({ groups: [two], rules: [forwardTo(two)] });
  await period();
  expect(reported('10.0.0.2')).toEqual({ anomalous: false, mitigated: false });
  expect((await period()).c).toBeGreaterThan(40);
});

test('turning mitigation off gives all the traffic back, and leaves the detection', async () => {
  const { group, statuses } = await serve(['a', 'b', 'c'], mitigating);
  statuses.set('c', 500);
  for (let i = 0; i < 4; i++) await period();
  const off = { ...group, attributes: random };
  rig.apply({ groups: [off], rules: [forwardTo(off)] });
  await period();
  expect(reported('10.0.0.2')).toEqual({ anomalous: true, mitigated: false });
  expect((await period()).c).toBeGreaterThan(25);
});

test('anomalous and mitigated hosts are counted, with the target group’s dimensions', async () => {
  const { statuses } = await serve(['a', 'b', 'c'], mitigating);
  await period();
  expect([gauge('AnomalousHostCount'), gauge('MitigatedHostCount')]).toEqual([0, 0]);
  statuses.set('c', 500);
  await period();
  clock.advance(20);
  expect([gauge('AnomalousHostCount'), gauge('MitigatedHostCount')]).toEqual([1, 1]);
  const sets = rig.traffic
    .flatMap(({ metrics }) => metrics)
    .filter(({ name }) => name === 'AnomalousHostCount')
    .map(({ dimensions }) => Object.keys(dimensions).sort().join());
  expect(new Set(sets)).toEqual(
    new Set(['LoadBalancer,TargetGroup', 'AvailabilityZone,LoadBalancer,TargetGroup']),
  );
});
