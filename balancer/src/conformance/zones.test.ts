// Target group health by zone, observed over sockets. A connection reaches the node of the next zone that
// is in DNS; with cross-zone off, the target that answers shows which node it was.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BalancedTargetGroup } from '../contract/routing-table.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const [zoneA, zoneB] = ['eu-west-1a', 'eu-west-1b'];
const loadBalancer = { availabilityZones: [zoneA!, zoneB!] };
const off = { 'load_balancing.cross_zone.enabled': 'false' };
const dns = 'target_group_health.dns_failover.minimum_healthy_targets';
const routing = 'target_group_health.unhealthy_state_routing.minimum_healthy_targets';

/** A target that goes on answering requests, whatever its health checks say. */
async function origin(name: string, zone: string, healthy = true) {
  const made = { healthy, registration: target(0) };
  const port = await rig.rawOrigin(
    (_, socket) => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${name.length}\r\n\r\n${name}`),
    (_, socket) => socket.end(`HTTP/1.1 ${made.healthy ? 200 : 500} X\r\nContent-Length: 0\r\n\r\n`),
  );
  made.registration = target(port, { availabilityZone: zone });
  return made;
}

type Origin = Awaited<ReturnType<typeof origin>>;

function group(origins: readonly Origin[], attributes: Record<string, string>, name = 'web') {
  const often = { intervalMs: 20, healthyThreshold: 1, unhealthyThreshold: 1 };
  return targetGroup(name, {
    attributes,
    targets: origins.map(({ registration }) => registration),
    healthCheck: { ...targetGroup('any').healthCheck, ...often },
  });
}

/** Applies it and waits until each of its targets has been judged. */
async function serve(...groups: BalancedTargetGroup[]): Promise<void> {
  await rig.serve({ groups, rules: [forwardTo(...groups)], loadBalancer });
  const targets = groups.flatMap((each) => each.targets);
  await rig.until(() => targets.every(({ port }) => rig.health.some((report) => report.port === port)));
}

/** What a few connections get, each of which reaches the next node. */
async function answers(count = 6): Promise<string[]> {
  const seen: string[] = [];
  for (let i = 0; i < count; i++) {
    const answer = await rig.raw('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    const [, status] = answer.split(' ');
    seen.push(status === '200' ? answer.slice(-1) : status!);
  }
  return seen;
}

async function becomes(state: 'healthy' | 'unhealthy', made: Origin): Promise<void> {
  made.healthy = state === 'healthy';
  const { port } = made.registration;
  await rig.until(() => rig.health.findLast((report) => report.port === port)?.state === state);
}

/** How many of four connections reach the node of each zone: a node counts what it refuses itself. */
async function nodesReached(): Promise<Record<string, number>> {
  for (let i = 0; i < 4; i++) await rig.raw('TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  await rig.until(() => rig.sum('HTTPCode_ELB_4XX_Count') === 4);
  const reached: Record<string, number> = {};
  for (const { name, dimensions, sum } of rig.traffic.flatMap(({ metrics }) => metrics)) {
    const zone = dimensions.AvailabilityZone;
    if (name === 'HTTPCode_ELB_4XX_Count' && zone) reached[zone] = (reached[zone] ?? 0) + sum;
  }
  return reached;
}

/** The last value of a gauge of the target group, of a zone or of all. */
function gauge(name: string, zone?: string): number | undefined {
  const found = rig.traffic
    .flatMap(({ metrics }) => metrics)
    .filter(
      ({ name: other, dimensions }) =>
        other === name && dimensions.TargetGroup && dimensions.AvailabilityZone === zone,
    );
  return found.at(-1)?.max;
}

test('new connections go to the zones that are healthy, and come back when the others are', async () => {
  const [a, b] = [await origin('a', zoneA!), await origin('b', zoneB!)];
  await serve(group([a, b], off));
  expect((await answers()).sort()).toEqual(['a', 'a', 'a', 'b', 'b', 'b']);
  await becomes('unhealthy', b);
  expect(await answers()).toEqual(['a', 'a', 'a', 'a', 'a', 'a']);
  await becomes('healthy', b);
  expect((await answers()).sort()).toEqual(['a', 'a', 'a', 'b', 'b', 'b']);
});

test('a connection that is there stays with its node, which fails open', async () => {
  const [a, b] = [await origin('a', zoneA!), await origin('b', zoneB!)];
  await serve(group([a, b], off));
  const ask = async (client: Socket) => {
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    const [bytes] = (await once(client, 'data')) as [Buffer];
    return bytes.toString().slice(-1);
  };
  const clients = [rig.client(), rig.client()];
  const nodes = [await ask(clients[0]!), await ask(clients[1]!)];
  expect([...nodes].sort()).toEqual(['a', 'b']);
  await becomes('unhealthy', b);
  expect([await ask(clients[0]!), await ask(clients[1]!)]).toEqual(nodes);
  await rig.until(() => gauge('UnhealthyRoutingRequestCount') === 1);
});

test('when all zones are unhealthy, all are used', async () => {
  await serve(group([await origin('a', zoneA!, false), await origin('b', zoneB!, false)], off));
  expect((await answers()).sort()).toEqual(['a', 'a', 'a', 'b', 'b', 'b']);
});

test('with cross-zone on the thresholds count all zones, so none leaves alone', async () => {
  await serve(group([await origin('a', zoneA!), await origin('b', zoneB!, false)], {}));
  expect(await answers(4)).toEqual(['a', 'a', 'a', 'a']);
  expect(await nodesReached()).toEqual({ [zoneA!]: 2, [zoneB!]: 2 });
});

test('with DNS failover off an unhealthy zone goes on getting connections', async () => {
  const attributes = { ...off, [`${dns}.count`]: 'off' };
  await serve(group([await origin('a', zoneA!), await origin('b', zoneB!, false)], attributes));
  expect((await answers()).sort()).toEqual(['a', 'a', 'a', 'b', 'b', 'b']);
});

test.each([
  ['two of three are not enough for 70 %', '70', false],
  ['two of three are enough for 66 %', '66', true],
])('%s', async (_, percentage, stays) => {
  const origins = [
    await origin('a', zoneA!),
    await origin('b', zoneB!),
    await origin('b', zoneB!),
    await origin('x', zoneB!, false),
  ];
  await serve(group(origins, { ...off, [`${dns}.percentage`]: percentage }));
  expect(new Set(await answers())).toEqual(new Set(stays ? ['a', 'b'] : ['a']));
});

test('below the routing threshold of a zone, its unhealthy targets get requests too, and only its own', async () => {
  const origins = [await origin('a', zoneA!), await origin('b', zoneB!), await origin('x', zoneB!, false)];
  // DNS failover is off here, so that connections still reach the zone.
  const attributes = { ...off, [`${dns}.count`]: 'off', [`${routing}.count`]: '2' };
  await serve(group([...origins, await origin('a', zoneA!)], attributes));
  expect((await answers(8)).sort()).toEqual(['a', 'a', 'a', 'a', 'b', 'b', 'x', 'x']);
});

test('a zone stays in DNS while another target group is healthy there', async () => {
  const [a, b] = [await origin('a', zoneA!), await origin('b', zoneB!, false)];
  const sick = group([a, b], off, 'sick');
  const c = await origin('c', zoneB!);
  await serve(sick, group([await origin('d', zoneA!), c], off, 'well'));
  expect(await nodesReached()).toEqual({ [zoneA!]: 2, [zoneB!]: 2 });
  await becomes('unhealthy', c);
  expect(new Set(await answers(20))).toEqual(new Set(['a', 'd']));
});

test('a draining target does not count: a zone without another target answers 503', async () => {
  const [a, b] = [await origin('a', zoneA!), await origin('b', zoneB!)];
  const both = group([a, b], off);
  await serve(both);
  const [, leaving] = both.targets;
  const next = { ...both, targets: [a.registration, { ...leaving!, drainUntil: Date.now() + 60_000 }] };
  rig.apply({ groups: [next], rules: [forwardTo(next)], loadBalancer });
  expect((await answers()).sort()).toEqual(['503', '503', '503', 'a', 'a', 'a']);
});

test('the states of zones are counted, with the target group’s dimensions', async () => {
  const [a, b] = [await origin('a', zoneA!), await origin('b', zoneB!)];
  await serve(group([a, b], off));
  await rig.until(() => gauge('HealthyStateDNS') === 2);
  const states = () =>
    Object.fromEntries(
      ['HealthyStateDNS', 'UnhealthyStateDNS', 'HealthyStateRouting', 'UnhealthyStateRouting'].map((name) => [
        name,
        [gauge(name), gauge(name, zoneA), gauge(name, zoneB)],
      ]),
    );
  expect(states()).toEqual({
    HealthyStateDNS: [2, 1, 1],
    UnhealthyStateDNS: [0, 0, 0],
    HealthyStateRouting: [2, 1, 1],
    UnhealthyStateRouting: [0, 0, 0],
  });
  await becomes('unhealthy', b);
  await rig.until(() => gauge('UnhealthyStateDNS') === 1);
  expect(states()).toEqual({
    HealthyStateDNS: [1, 1, 0],
    UnhealthyStateDNS: [1, 0, 1],
    HealthyStateRouting: [1, 1, 0],
    UnhealthyStateRouting: [1, 0, 1],
  });
  const sets = rig.traffic
    .flatMap(({ metrics }) => metrics)
    .filter(({ name }) => /State(DNS|Routing)$/.test(name))
    .map(({ dimensions }) => Object.keys(dimensions).sort().join());
  expect(new Set(sets)).toEqual(
    new Set(['LoadBalancer,TargetGroup', 'AvailabilityZone,LoadBalancer,TargetGroup']),
  );
});
