// §2.3 and §2.4: target groups, stickiness, health checks and target states, observed over sockets.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../kernel/clock.ts';
import type { BalancedTarget } from '../../kernel/contracts/balancer.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const get = (headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${rig.port}/`, { headers });
const text = async (headers: Record<string, string> = {}) => (await get(headers)).text();
const named = (...names: string[]) =>
  Promise.all(names.map((name) => rig.origin((_, response) => response.end(name))));

/** An origin whose health checks answer as `health` says at the moment. */
async function checked(clock: VirtualClock) {
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
    clock.advance(5000);
    if (origin.checks.length === seen) await arrived;
    // The balancer judges when it has read the answer and closed.
    await rig.settled();
  };
  return { origin, nextCheck };
}

describe('algorithms', () => {
  test('round robin goes round', async () => {
    const ports = await named('a', 'b');
    await rig.serveOrigins(ports);
    const seen = [await text(), await text(), await text(), await text()];
    expect(seen.slice(0, 2)).toEqual(seen.slice(2));
    expect(seen[0]).not.toBe(seen[1]);
  });

  test('least outstanding requests avoids the target that is busy', async () => {
    let release = () => {};
    let busy = () => {};
    const isBusy = new Promise<void>((resolve) => {
      busy = resolve;
    });
    const slow = await rig.origin((_, response) => {
      release = () => response.end('slow');
      busy();
    });
    const [quick] = await named('quick');
    const group = await rig.serveOrigins([slow], {
      attributes: { 'load_balancing.algorithm.type': 'least_outstanding_requests' },
    });
    const held = get();
    await isBusy;
    rig.apply({ groups: [{ ...group, targets: [target(slow), target(quick!)] }], rules: [forwardTo(group)] });
    await rig.healthy(2);
    for (let i = 0; i < 5; i++) expect(await text()).toBe('quick');
    release();
    expect(await (await held).text()).toBe('slow');
  });

  test('weighted random reaches every target', async () => {
    await rig.serveOrigins(await named('a', 'b', 'c'), {
      attributes: { 'load_balancing.algorithm.type': 'weighted_random' },
    });
    const seen = new Set<string>();
    for (let i = 0; i < 60; i++) seen.add(await text());
    expect(seen.size).toBe(3);
  });

  test('a target in slow start gets a share that grows', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    const [old, fresh] = await named('old', 'fresh');
    const attributes = { 'slow_start.duration_seconds': '100' };
    const group = await rig.serveOrigins([old!], { attributes });
    const both = { ...group, targets: [target(old!), target(fresh!)] };
    rig.apply({ groups: [both], rules: [forwardTo(both)] });
    await rig.healthy(2);
    const share = async () => {
      let count = 0;
      for (let i = 0; i < 100; i++) if ((await text({ connection: 'close' })) === 'fresh') count++;
      return count;
    };
    expect(await share()).toBeLessThan(5);
    clock.advance(50_000);
    const half = await share();
    expect(half).toBeGreaterThan(18);
    expect(half).toBeLessThan(48);
    clock.advance(60_000);
    expect(await share()).toBe(50);
  });

  test('targets registered together into an empty group do not ramp up', async () => {
    await rig.serveOrigins(await named('a', 'b'), { attributes: { 'slow_start.duration_seconds': '900' } });
    const seen = [await text(), await text(), await text(), await text()];
    expect(seen.slice(0, 2)).toEqual(seen.slice(2));
  });

  test('with cross-zone off a zone without a target is 503, with it on it is served', async () => {
    const [port] = await named('a');
    const zones = { availabilityZones: ['eu-west-1a', 'eu-west-1b'] };
    const off = { 'load_balancing.cross_zone.enabled': 'false' };
    const group = await rig.serveOrigins([port!], { attributes: off }, { loadBalancer: zones });
    const statuses = async () => {
      const seen: number[] = [];
      // Each connection reaches a node of the next zone.
      for (let i = 0; i < 4; i++) seen.push((await get({ connection: 'close' })).status);
      return seen.sort();
    };
    expect(await statuses()).toEqual([200, 200, 503, 503]);
    const on = { ...group, attributes: {} };
    rig.apply({ groups: [on], rules: [forwardTo(on)], loadBalancer: zones });
    expect(await statuses()).toEqual([200, 200, 200, 200]);
  });
});

describe('stickiness', () => {
  const sticky = { 'stickiness.enabled': 'true', 'stickiness.type': 'lb_cookie' };

  test('the cookie uses Expires of seven days and no Max-Age, and comes with every response', async () => {
    await rig.serveOrigins(await named('a'), { attributes: sticky });
    const [cookie] = (await get()).headers.getSetCookie();
    const expires = Date.parse(/Expires=([^;]+)/.exec(cookie!)![1]!);
    expect(Math.abs(expires - Date.now() - 7 * 86_400_000)).toBeLessThan(5000);
    expect(cookie).not.toContain('Max-Age');
    expect((await get({ cookie: cookie!.split(';')[0]! })).headers.getSetCookie()).toHaveLength(2);
  });

  test('a cookie binds no longer than the stickiness duration', async () => {
    await rig.stop();
    const clock = new VirtualClock();
    rig = new Rig(clock);
    await rig.serveOrigins(await named('a', 'b'), {
      attributes: { ...sticky, 'stickiness.lb_cookie.duration_seconds': '60' },
    });
    const first = await get();
    const name = await first.text();
    const cookie = first.headers.getSetCookie()[0]!.split(';')[0]!;
    clock.advance(59_000);
    expect([await text({ cookie }), await text({ cookie })]).toEqual([name, name]);
    clock.advance(2000);
    expect(new Set([await text({ cookie }), await text({ cookie })]).size).toBe(2);
  });

  test('a client whose target is gone is bound to another', async () => {
    const ports = await named('a', 'b');
    const group = await rig.serveOrigins(ports, { attributes: sticky });
    const first = await get();
    const name = await first.text();
    const cookie = first.headers.getSetCookie()[0]!.split(';')[0]!;
    const left = ports[name === 'a' ? 1 : 0]!;
    const rest = { ...group, targets: [target(left)] };
    rig.apply({ groups: [rest], rules: [forwardTo(rest)] });
    const next = await get({ cookie });
    expect(await next.text()).toBe(name === 'a' ? 'b' : 'a');
    expect(next.headers.getSetCookie()[0]).not.toContain(cookie);
  });

  test('AWSALBCORS alone binds too', async () => {
    await rig.serveOrigins(await named('a', 'b'), { attributes: sticky });
    const first = await get();
    const name = await first.text();
    const cookie = first.headers.getSetCookie()[1]!.split(';')[0]!;
    for (let i = 0; i < 4; i++) expect(await text({ cookie })).toBe(name);
  });

  test('application cookies: AWSALBAPP-0 comes with the application’s own and follows its attributes', async () => {
    const ports = await Promise.all(
      ['a', 'b'].map((name) =>
        rig.origin((request, response) => {
          if (!request.headers.cookie) response.setHeader('Set-Cookie', 'session=1; Path=/shop; HttpOnly');
          response.end(name);
        }),
      ),
    );
    await rig.serveOrigins(ports, {
      attributes: {
        'stickiness.enabled': 'true',
        'stickiness.type': 'app_cookie',
        'stickiness.app_cookie.cookie_name': 'session',
      },
    });
    const first = await get();
    const name = await first.text();
    const cookies = first.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    expect(cookies[1]).toMatch(/^AWSALBAPP-0=[^;]+; Path=\/shop; HttpOnly$/);
    const cookie = `session=1; ${cookies[1]!.split(';')[0]}`;
    for (let i = 0; i < 4; i++) {
      const answer = await get({ cookie });
      expect(await answer.text()).toBe(name);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });
});

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

  test('a failure between does not add up', async () => {
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
    for (let i = 0; i < 200 && rig.health.length === 0; i++) {
      clock.advance(500);
      await rig.settled();
    }
    expect(rig.health[0]).toMatchObject({ state: 'unhealthy', reason, description });
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
    expect(rig.health[0]?.description).toBe('Health checks failed with these codes: [301]');
  });
});

describe('which targets get requests', () => {
  /** Targets of which the first fails its health checks. */
  async function halfSick(extra: readonly BalancedTarget[] = []) {
    const sick = await rig.rawOrigin(
      (_, socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsick'),
      (_, socket) => socket.end('HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n'),
    );
    const group = targetGroup('web', { targets: [target(sick), ...extra] });
    return { ...group, healthCheck: { ...group.healthCheck, unhealthyThreshold: 1 } };
  }

  test('an unhealthy target gets none while another is healthy', async () => {
    const [well] = await named('well');
    const group = await halfSick([target(well!)]);
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.until(() => rig.health.length === 2);
    for (let i = 0; i < 4; i++) expect(await text()).toBe('well');
  });

  test('when all are unhealthy, all get requests', async () => {
    const group = await halfSick();
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.until(() => rig.health.length === 1);
    expect(await text()).toBe('sick');
    await rig.until(() => rig.sum('UnhealthyRoutingRequestCount') === 1);
  });

  test('below the threshold of healthy targets, all get requests', async () => {
    const [well] = await named('well');
    const group = {
      ...(await halfSick([target(well!)])),
      attributes: { 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': '60' },
    };
    await rig.serve({ groups: [group], rules: [forwardTo(group)] });
    await rig.until(() => rig.health.length === 2);
    expect(new Set([await text(), await text()])).toEqual(new Set(['sick', 'well']));
  });

  test('a draining target finishes what it has', async () => {
    let finish = () => {};
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const leaving = await rig.origin((_, response) => {
      response.write('half ');
      finish = () => response.end('whole');
      arrived();
    });
    const [other] = await named('other');
    const group = await rig.serveOrigins([leaving]);
    const held = get();
    await waiting;
    const next = {
      ...group,
      targets: [target(leaving, { drainUntil: Date.now() + 60_000 }), target(other!)],
    };
    rig.apply({ groups: [next], rules: [forwardTo(next)] });
    await rig.healthy(2);
    expect(await text()).toBe('other');
    finish();
    expect(await (await held).text()).toBe('half whole');
  });

  test('with only draining targets left the answer is 503', async () => {
    const [port] = await named('a');
    const group = await rig.serveOrigins([port!]);
    const next = { ...group, targets: [target(port!, { drainUntil: Date.now() + 60_000 })] };
    rig.apply({ groups: [next], rules: [forwardTo(next)] });
    expect((await get()).status).toBe(503);
  });

  test('a target registered again after it drained starts anew', async () => {
    const [port] = await named('a');
    const group = await rig.serveOrigins([port!]);
    const next = { ...group, targets: [target(port!, { drainUntil: Date.now() + 60_000 })] };
    rig.apply({ groups: [next], rules: [forwardTo(next)] });
    rig.apply({ groups: [group], rules: [forwardTo(group)] });
    await rig.healthy(2);
    expect(await text()).toBe('a');
  });

  test('a target that moves is followed to where it listens now', async () => {
    const [before, after] = await named('before', 'after');
    const group = await rig.serveOrigins([before!]);
    expect(await text()).toBe('before');
    const moved = { ...group, targets: [target(before!, { endpoint: { host: '127.0.0.1', port: after! } })] };
    rig.apply({ groups: [moved], rules: [forwardTo(moved)] });
    expect(await text()).toBe('after');
  });
});
