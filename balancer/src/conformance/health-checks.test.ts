// Health checks and the states that they lead to, observed over sockets.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const text = async () => (await fetch(`http://127.0.0.1:${rig.port}/`)).text();
const named = (...names: string[]) =>
  Promise.all(names.map((name) => rig.origin((_, response) => response.end(name))));

/** An origin whose health checks answer as `health` says at the moment. */
async function checked(clock: VirtualClock, everyMs = 5000) {
  const origin = { status: 200, checks: [] as string[], port: 0 };
  let heard = () => {};
  origin.port = await rig.rawOrigin(
    () => {},
    (head, socket) => {
      origin.checks.push(head);
      socket.end(`HTTP/1.1 ${origin.status} X\r\nContent-Length: 0\r\n\r\n`);
      heard();
    },
  );
  const nextCheck = async (status: number) => {
    origin.status = status;
    const seen = origin.checks.length;
    const arrived = new Promise<void>((resolve) => {
      heard = resolve;
    });
    clock.advance(everyMs);
    if (origin.checks.length === seen) await arrived;
    // The balancer judges when it has read the answer and closed.
    await rig.settled();
  };
  return { origin, nextCheck };
}

describe('health checks', () => {
  test('are a GET by ELB-HealthChecker/2.0 to the target’s own address, on a connection of their own', async () => {
    const { origin } = await checked(new VirtualClock());
    const group = targetGroup('web', { targets: [target(origin.port, { id: '10.20.0.7' })] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(1);
    expect(origin.checks[0]).toMatch(/^GET \/health HTTP\/1\.1\r\n/);
    expect(origin.checks[0]).toContain('\r\nUser-Agent: ELB-HealthChecker/2.0\r\n');
    expect(origin.checks[0]).toContain(`\r\nHost: 10.20.0.7:${origin.port}\r\n`);
    expect(origin.checks[0]).toContain('\r\nConnection: close\r\n');
  });

  test('one pass makes a new target healthy; then two failures and five passes count', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const { origin, nextCheck } = await checked(clock);
    const group = targetGroup('web', { targets: [target(origin.port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(1);
    const states = () => rig.health.map(({ state }) => state);
    await nextCheck(500);
    expect(states()).toEqual(['healthy']);
    await nextCheck(500);
    expect(rig.health.at(-1)).toMatchObject({
      state: 'unhealthy',
      reason: 'Target.ResponseCodeMismatch',
      description: 'Health checks failed with these codes: [500]',
    });
    for (let i = 0; i < 4; i++) await nextCheck(200);
    expect(states()).toEqual(['healthy', 'unhealthy']);
    await nextCheck(200);
    expect(states()).toEqual(['healthy', 'unhealthy', 'healthy']);
    expect(rig.health.at(-1)!.reason).toBeUndefined();
  });

  test('with short waits a new target is asked again soon, which counts for it and not against it', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const { origin, nextCheck } = await checked(clock, 1_000);
    origin.status = 503;
    const plain = targetGroup('web', { targets: [target(origin.port)] });
    const group = { ...plain, healthCheck: { ...plain.healthCheck, intervalMs: 300_000, confirmMs: 1_000 } };
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    // The first check counts, and its failure is not the second one in a row.
    for (let i = 0; i < 5; i++) await nextCheck(503);
    expect(rig.health.map(({ state }) => state)).not.toContain('unhealthy');
    await nextCheck(200);
    expect(rig.health.at(-1)).toMatchObject({ state: 'healthy' });
  });

  test('of a target that passes rest a tenth of a second, however fast the engine’s clock is advanced', async () => {
    await rig.stop();
    const machine = new VirtualClock();
    const engineClock = Object.assign(new VirtualClock(), { grainMs: 60_000 });
    rig = new Rig(machine, () => engineClock.now(), { engineClock });
    const { origin } = await checked(machine);
    const group = targetGroup('web', { targets: [target(origin.port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(1);
    const grain = async () => {
      machine.advance(40);
      engineClock.advance(60_000);
      await rig.settled();
      return origin.checks.length;
    };
    // 40 ms and 80 ms after the first check, it is not asked; after 120 ms it is.
    expect([await grain(), await grain(), await grain()]).toEqual([1, 1, 2]);
    engineClock.grainMs = 0;
    engineClock.advance(600_000);
    await rig.settled();
    expect(origin.checks.length).toBeGreaterThan(2);
  });

  test('failures that are not consecutive do not add up', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const { origin, nextCheck } = await checked(clock);
    const group = targetGroup('web', { targets: [target(origin.port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(1);
    for (const status of [500, 200, 500, 200, 500, 200]) await nextCheck(status);
    expect(rig.health.map(({ state }) => state)).toEqual(['healthy']);
  });

  test('the matcher takes lists and ranges', async () => {
    const port = await rig.rawOrigin(
      () => {},
      (_, socket) => socket.end('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n'),
    );
    const group = targetGroup('web', { targets: [target(port)] });
    const lenient = { ...group, healthCheck: { ...group.healthCheck, matcher: '200-299,302' } };
    await rig.serve({ groups: [lenient], rules: [forwardTo(lenient)] });
    await rig.healthy(1);
    expect(rig.health).toMatchObject([{ state: 'healthy', targetGroupArn: group.arn, id: '10.0.0.1', port }]);
  });

  test.each([
    ['that does not answer in time', 'silent', 'Target.Timeout', 'Request timed out'],
    ['that speaks something else', 'garbage', 'Target.FailedHealthChecks', 'Health checks failed'],
    ['that nothing serves', 'closed', 'Target.FailedHealthChecks', 'Health checks failed'],
  ])('a new target %s becomes unhealthy with the reason', async (_, kind, reason, description) => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const port = await rig.rawOrigin(
      () => {},
      (_head, socket) => {
        if (kind === 'garbage') socket.end('SSH-2.0-nothing\r\n\r\n');
      },
    );
    const endpoint = kind === 'closed' ? { endpoint: { host: '127.0.0.1', port: 1 } } : {};
    const group = targetGroup('web', { targets: [target(port, endpoint)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    for (let i = 0; i < 200 && rig.health.length < 2; i++) {
      clock.advance(500);
      await rig.settled();
    }
    expect(rig.health).toMatchObject([
      {
        state: 'initial',
        reason: 'Elb.InitialHealthChecking',
        description: 'Initial health checks in progress',
      },
      { state: 'unhealthy', reason, description },
    ]);
  });

  test('a new target that refuses is looked at again soon, and is healthy as soon as it listens', async () => {
    const port = await rig.freePort();
    const group = targetGroup('web', { targets: [target(port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.origin((_, response) => response.end(), port);
    const from = Date.now();
    await rig.healthy(1);
    expect(Date.now() - from).toBeLessThan(1500);
  });

  test('a health check port of its own is used', async () => {
    const [traffic] = await named('traffic');
    const { origin } = await checked(new VirtualClock());
    const own = target(traffic!, { healthEndpoint: { host: '127.0.0.1', port: origin.port } });
    const group = targetGroup('web', { targets: [own] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(1);
    expect(origin.checks).toHaveLength(1);
    expect(await text()).toBe('traffic');
  });

  test('targets of a group that no rule uses are not checked', async () => {
    const { origin } = await checked(new VirtualClock());
    const unused = targetGroup('unused', { targets: [target(origin.port)] });
    const [port] = await named('used');
    const used = targetGroup('used', { targets: [target(port!)] });
    await rig.serve({ groups: [unused, used], rules: [forwardTo(used)] });
    await rig.healthy(1);
    expect(origin.checks).toEqual([]);
    rig.apply({ groups: [unused, used], rules: [forwardTo(used, { group: unused, weight: 0 })] });
    await rig.healthy(2);
    expect(origin.checks).toHaveLength(1);
  });

  test('a redirect is a code like any other: it is not followed', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const { origin, nextCheck } = await checked(clock);
    origin.status = 301;
    const group = targetGroup('web', { targets: [target(origin.port)] });
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await nextCheck(301);
    await nextCheck(301);
    expect(rig.health.at(-1)?.description).toBe('Health checks failed with these codes: [301]');
  });
});
