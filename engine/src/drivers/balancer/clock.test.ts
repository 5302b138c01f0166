// The thread follows the engine's clock, here a stepped one; its sockets do not.
import { forwardTo, Rig, target, targetGroup } from '@drydock/balancer/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DrivenBalancer } from './driven-balancer.fixture.ts';

let engine: DrivenBalancer;
let rig: Rig;
beforeEach(() => {
  engine = new DrivenBalancer();
  rig = new Rig();
});
afterEach(async () => {
  await engine.stop();
  await rig.stop();
});

test('health check intervals follow the engine’s clock', async () => {
  let checks = 0;
  let seen = () => {};
  const port = await rig.rawOrigin(
    () => {},
    (_, socket) => {
      checks++;
      socket.end(`HTTP/1.1 ${checks === 1 ? 200 : 500} x\r\nContent-Length: 0\r\n\r\n`);
      seen();
    },
  );
  const check = async (nth: number) => {
    while (checks < nth) {
      await new Promise<void>((resolve) => {
        seen = resolve;
      });
    }
  };
  const { group, rule } = rig.simple(port);
  engine.apply(rig.table({ groups: [group], rules: [rule] }));
  await engine.reported('balancer/health', /"state":"healthy"/);
  engine.clock.advance(5000);
  await check(2);
  engine.clock.advance(5000);
  await engine.reported('balancer/health', /"state":"unhealthy"/);
  expect(checks).toBe(3);
});

test('a deregistration delay ends by the engine’s clock, and cuts requests in flight', async () => {
  let arrived = () => {};
  const holding = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const port = await rig.rawOrigin(() => arrived());
  const apply = (drainUntil?: number) => {
    const group = targetGroup('web', {
      targets: [target(port, drainUntil === undefined ? {} : { drainUntil })],
    });
    engine.apply(rig.table({ groups: [group], rules: [forwardTo(group)] }));
  };
  apply();
  const { hostPort } = (await engine.reported('balancer/listener', /hostPort/)) as { hostPort: number };
  await engine.reported('balancer/health', /"state":"healthy"/);
  const response = fetch(`http://127.0.0.1:${hostPort}/`);
  await holding;
  apply(engine.clock.now() + 300_000);
  engine.clock.advance(300_000);
  expect((await response).status).toBe(502);
});
