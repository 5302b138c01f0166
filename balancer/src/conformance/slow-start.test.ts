// Slow start, observed over sockets.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BalancedTarget, BalancedTargetGroup } from '../contract/routing-table.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let clock: VirtualClock;
let rig: Rig;
beforeEach(() => {
  clock = new VirtualClock();
  rig = new Rig(clock);
});
afterEach(() => rig.stop());

/** Only the first health check of each target happens during a test, so that time can be advanced freely. */
const rareChecks = { ...targetGroup('any').healthCheck, intervalMs: 36_000_000 };
const slowStart = (seconds: number) => ({ 'slow_start.duration_seconds': String(seconds) });

const named = (...names: string[]) =>
  Promise.all(names.map((name) => rig.origin((_, response) => response.end(name))));

function web(
  seconds: number,
  targets: readonly BalancedTarget[],
  parts: Partial<BalancedTargetGroup> = {},
): BalancedTargetGroup {
  return targetGroup('web', { attributes: slowStart(seconds), healthCheck: rareChecks, targets, ...parts });
}

/** Applies a group and waits until this many targets have become healthy, in total. */
async function apply(group: BalancedTargetGroup, healthy: number): Promise<void> {
  await rig.serve({ groups: [group], rules: [forwardTo(group)] });
  await rig.healthy(healthy);
}

/** How many of a hundred requests a target gets. */
async function share(name: string): Promise<number> {
  let count = 0;
  for (let i = 0; i < 100; i++) {
    const answer = await fetch(`http://127.0.0.1:${rig.port}/`, { headers: { connection: 'close' } });
    if ((await answer.text()) === name) count++;
  }
  return count;
}

test('a target in slow start gets a share that grows', async () => {
  const [old, fresh] = await named('old', 'fresh');
  await apply(web(100, [target(old!)]), 1);
  await apply(web(100, [target(old!), target(fresh!)]), 2);
  expect(await share('fresh')).toBeLessThan(5);
  clock.advance(50_000);
  // Half a share next to a full one: a third of the traffic.
  const half = await share('fresh');
  expect(half).toBeGreaterThan(18);
  expect(half).toBeLessThan(48);
  clock.advance(60_000);
  expect(await share('fresh')).toBe(50);
});

test('targets registered together into an empty group do not ramp up', async () => {
  const ports = await named('a', 'b');
  await apply(
    web(
      900,
      ports.map((port) => target(port)),
    ),
    2,
  );
  expect(await share('a')).toBe(50);
});

test('targets that are healthy when slow start is turned on do not ramp up', async () => {
  const [old, fresh] = await named('old', 'fresh');
  await apply(web(0, [target(old!)]), 1);
  await apply(web(0, [target(old!), target(fresh!)]), 2);
  await apply(web(900, [target(old!), target(fresh!)]), 2);
  expect(await share('fresh')).toBe(50);
});

test('a longer duration is for those that come after it, and none at all ends what is going on', async () => {
  const [old, fresh] = await named('old', 'fresh');
  const both = [target(old!), target(fresh!)];
  await apply(web(100, [target(old!)]), 1);
  await apply(web(100, both), 2);
  await apply(web(900, both), 2);
  clock.advance(100_000);
  expect(await share('fresh')).toBe(50);

  const [another] = await named('another');
  await apply(web(900, [...both, target(another!)]), 3);
  expect(await share('another')).toBeLessThan(5);
  await apply(web(0, [...both, target(another!)]), 3);
  expect(await share('another')).toBeGreaterThan(30);
});

test('a target ramps up only beside one that takes its full share', async () => {
  const [first, second, third] = await named('first', 'second', 'third');
  await apply(web(900, [target(first!)]), 1);
  await apply(web(900, [target(first!), target(second!)]), 2);
  expect(await share('second')).toBeLessThan(5);
  // The only other one is still ramping up itself.
  await apply(web(900, [target(second!), target(third!)]), 3);
  expect(await share('third')).toBeGreaterThan(90);
});

test('a target that was deregistered while it ramped up starts over when it is registered again', async () => {
  const [old, fresh] = await named('old', 'fresh');
  await apply(web(100, [target(old!)]), 1);
  await apply(web(100, [target(old!), target(fresh!)]), 2);
  clock.advance(90_000);
  expect(await share('fresh')).toBeGreaterThan(25);
  await apply(web(100, [target(old!)]), 2);
  await apply(web(100, [target(old!), target(fresh!)]), 3);
  expect(await share('fresh')).toBeLessThan(5);
});

/** An origin whose health checks answer as `status` says; the clock is the machine's, and checks come often. */
async function checked(name: string) {
  const made = { status: 200, port: 0 };
  made.port = await rig.rawOrigin(
    (_, socket) =>
      socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${name.length}\r\nConnection: close\r\n\r\n${name}`),
    (_, socket) => socket.end(`HTTP/1.1 ${made.status} X\r\nContent-Length: 0\r\n\r\n`),
  );
  return made;
}

const often = {
  healthCheck: { ...rareChecks, intervalMs: 20, healthyThreshold: 1, unhealthyThreshold: 1 },
};

test('a target that becomes healthy again enters slow start again', async () => {
  await rig.stop();
  rig = new Rig();
  const [well, sick] = [await checked('well'), await checked('sick')];
  await apply(web(900, [target(well.port), target(sick.port)], often), 2);
  expect(await share('sick')).toBe(50);
  sick.status = 500;
  await rig.until(() => rig.health.at(-1)?.state === 'unhealthy');
  expect(await share('sick')).toBe(0);
  sick.status = 200;
  await rig.healthy(3);
  expect(await share('sick')).toBeLessThan(5);
});

test('a target that becomes unhealthy leaves slow start: of unhealthy targets alone, each gets its share', async () => {
  await rig.stop();
  rig = new Rig();
  const [old, fresh] = [await checked('old'), await checked('fresh')];
  await apply(web(900, [target(old.port)], often), 1);
  await apply(web(900, [target(old.port), target(fresh.port)], often), 2);
  expect(await share('fresh')).toBeLessThan(5);
  old.status = 500;
  fresh.status = 500;
  await rig.until(() => rig.health.filter(({ state }) => state === 'unhealthy').length === 2);
  expect(await share('fresh')).toBe(50);
});
