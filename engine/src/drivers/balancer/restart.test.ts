// A failed thread loses its work in progress; the next one takes over with the latest table.
import type { Invoked } from '@drydock/balancer';
import { forwardTo, Rig, says, target, targetGroup } from '@drydock/balancer/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DrivenBalancer } from './driven-balancer.fixture.ts';

let engine: DrivenBalancer;
let rig: Rig;
/** The listener's port, as the control plane requests it once it has been bound. */
let port: number;
beforeEach(async () => {
  engine = new DrivenBalancer();
  rig = new Rig();
  port = await rig.freePort();
});
afterEach(async () => {
  await engine.stop();
  await rig.stop();
});

const at = () => ({ hostPorts: [port] });
const url = () => `http://127.0.0.1:${port}/`;
const bound = (nth: number) => engine.reported('balancer/listener', new RegExp(`"hostPort":${port}`), nth);
const text = async () => (await fetch(url(), { headers: { connection: 'close' } })).text();

test('a failed thread is restarted after 100 ms, on the same port and with the same targets', async () => {
  const origin = await rig.origin((_, response) => response.end('from the origin'));
  const { group, rule } = rig.simple(origin);
  engine.apply(rig.table({ groups: [group], rules: [rule], listener: at() }));
  await bound(1);
  await engine.reported('balancer/health', /"state":"healthy"/);
  expect(await text()).toBe('from the origin');

  await engine.fail();
  expect(await engine.reported('log', /thread failed/)).toContain('made to fail');
  await expect(text()).rejects.toThrow();
  engine.clock.advance(99);
  expect(engine.threads).toBe(1);
  engine.clock.advance(1);
  expect(engine.threads).toBe(2);
  await bound(2);
  await engine.reported('balancer/health', /"state":"healthy"/, 2);
  expect(await text()).toBe('from the origin');
});

test('it is restarted after every failure, with a delay that doubles', async () => {
  engine.apply(rig.table({ rules: [says('still here')], listener: at() }));
  for (let started = 1; started <= 4; started++) {
    await bound(started);
    expect(await text()).toBe('still here');
    await engine.fail();
    const waitMs = 100 * 2 ** (started - 1);
    engine.clock.advance(waitMs - 1);
    expect(engine.threads).toBe(started);
    engine.clock.advance(1);
    expect(engine.threads).toBe(started + 1);
  }
  await bound(5);
});

test('after a long life the delay is 100 ms again', async () => {
  engine.apply(rig.table({ rules: [says('still here')], listener: at() }));
  await bound(1);
  await engine.fail();
  engine.clock.advance(100);
  await bound(2);
  engine.clock.advance(10_000);
  await engine.fail();
  engine.clock.advance(100);
  await bound(3);
});

test('a killed thread is restarted like a failed one', async () => {
  engine.apply(rig.table({ rules: [says('alive')], listener: at() }));
  await bound(1);
  await engine.thread!.terminate();
  await engine.reported('log', /Restarting/);
  engine.clock.advance(100);
  await bound(2);
  expect(await text()).toBe('alive');
});

test('a table that arrives while the thread is down is the one it restarts with', async () => {
  engine.apply(rig.table({ rules: [says('before')], listener: at() }));
  await bound(1);
  await engine.fail();
  engine.apply(rig.table({ rules: [says('meanwhile')], listener: at() }));
  const late = rig.table({ rules: [says('last')], listener: at() });
  engine.apply(late);
  // An outdated table is ignored.
  engine.apply({ ...rig.table({ rules: [says('overtaken')], listener: at() }), version: late.version - 1 });
  expect(engine.threads).toBe(1);
  engine.clock.advance(100);
  await bound(2);
  expect(await text()).toBe('last');
});

test('without any listener it is not restarted until there is one', async () => {
  engine.apply(rig.table({ rules: [says('before')], listener: at() }));
  await bound(1);
  await engine.fail();
  engine.apply({ ...rig.table({ rules: [] }), loadBalancers: [] });
  engine.clock.advance(100);
  expect(engine.threads).toBe(1);
  engine.apply(rig.table({ rules: [says('again')], listener: at() }));
  await bound(2);
  expect(await text()).toBe('again');
});

test('requests in flight are cut, and clients stay bound to their targets by their cookies', async () => {
  let held = () => {};
  const holding = new Promise<void>((resolve) => {
    held = resolve;
  });
  const ports = await Promise.all(
    ['a', 'b'].map((name) =>
      rig.origin((request, response) => {
        if (request.url === '/held') held();
        else response.end(name);
      }),
    ),
  );
  const group = targetGroup('web', {
    targets: ports.map((each) => target(each)),
    attributes: { 'stickiness.enabled': 'true', 'stickiness.type': 'lb_cookie' },
  });
  engine.apply(rig.table({ groups: [group], rules: [forwardTo(group)], listener: at() }));
  await bound(1);
  await engine.reported('balancer/health', /"state":"healthy"/, 2);
  const first = await fetch(url());
  const name = await first.text();
  const cookie = first.headers.getSetCookie()[0]!.split(';')[0]!;
  const broken = fetch(`${url()}held`).catch(() => 'broken off');
  await holding;

  await engine.fail();
  expect(await broken).toBe('broken off');
  engine.clock.advance(100);
  await bound(2);
  await engine.reported('balancer/health', /"state":"healthy"/, 4);
  for (let i = 0; i < 4; i++) expect(await (await fetch(url(), { headers: { cookie } })).text()).toBe(name);
});

test('a function’s response for a failed thread is not used for the next thread’s invocation', async () => {
  const functionArn = 'arn:aws:lambda:eu-west-1:000000000000:function:f';
  const group = targetGroup('functions', {
    targetType: 'lambda',
    targets: [{ id: functionArn, port: 0, availabilityZone: 'all', registeredAt: 0 }],
    healthCheck: { ...targetGroup('any').healthCheck, disabled: true },
  });
  const answer = (body: string): Invoked => ({
    kind: 'answered',
    payload: JSON.stringify({ statusCode: 200, body }),
  });
  engine.apply(rig.table({ groups: [group], rules: [forwardTo(group)], listener: at() }));
  await bound(1);
  const lost = text().catch(() => 'broken off');
  await engine.reported('invoke', /httpMethod/);
  await engine.fail();
  expect(await lost).toBe('broken off');
  engine.clock.advance(100);
  await bound(2);

  const asked = text();
  await engine.reported('invoke', /httpMethod/, 2);
  expect(engine.invoked).toHaveLength(2);
  engine.invoked[0]!.answer(answer('for the first'));
  // The first answer is on its way before the second is given.
  await rig.settled();
  engine.invoked[1]!.answer(answer('for the second'));
  expect(await asked).toBe('for the second');
});

test('once stopped it is not restarted, even when it is stopped while the thread is down', async () => {
  engine.apply(rig.table({ rules: [says('x')], listener: at() }));
  await bound(1);
  await engine.fail();
  await engine.driver.stop();
  engine.clock.advance(10_000);
  engine.apply(rig.table({ rules: [says('x')], listener: at() }));
  engine.clock.advance(10_000);
  expect(engine.threads).toBe(1);
  await expect(text()).rejects.toThrow();
});

test('a thread that ends because of a stop is not restarted', async () => {
  engine.apply(rig.table({ rules: [says('x')], listener: at() }));
  await bound(1);
  await Promise.all([engine.driver.stop(), engine.driver.stop()]);
  engine.clock.advance(10_000);
  expect(engine.threads).toBe(1);
  expect(engine.seen.filter(({ name }) => name === 'log')).toEqual([]);
});
