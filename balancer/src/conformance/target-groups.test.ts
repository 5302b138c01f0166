// Algorithms, stickiness, and which targets get requests, observed over sockets.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BalancedTarget } from '../contract/routing-table.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const get = (headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${rig.port}/`, { headers });
const text = async (headers: Record<string, string> = {}) => (await get(headers)).text();
const named = (...names: string[]) =>
  Promise.all(names.map((name) => rig.origin((_, response) => response.end(name))));

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
    await rig.until(() => rig.sum('RequestCount') === 5);
    expect(rig.sum('NonStickyRequestCount')).toBe(1);
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

  test('a target registered again after it drained starts afresh', async () => {
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
