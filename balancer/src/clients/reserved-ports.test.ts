// The port that a load balancer's name leads to, over sockets.

import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BalancedListener, BalancedLoadBalancer } from '../contract/routing-table.ts';
import { Rig, says } from '../testing/rig.ts';

let rig: Rig;
let port: number;
beforeEach(async () => {
  rig = new Rig();
  port = await rig.freePort();
});
afterEach(() => rig.stop());

const apply = (listeners: readonly Partial<BalancedListener>[], hostPorts: readonly number[] = [port, 0]) => {
  const table = rig.table({ rules: [] });
  const [loadBalancer] = table.loadBalancers;
  const [listener] = loadBalancer!.listeners;
  const all = listeners.map((each, i) => ({ ...listener!, arn: `listener-${i}`, ...each }));
  const made: BalancedLoadBalancer = { ...loadBalancer!, hostPorts, listeners: all };
  rig.plane.apply({
    ...table,
    loadBalancers: listeners.length === 0 && hostPorts.length === 0 ? [] : [made],
  });
};
const reserved = async (nth = 1) => {
  await rig.until(() => rig.reservations.length >= nth);
  return rig.reservations[nth - 1]!;
};
const text = async (at = port) =>
  (await fetch(`http://127.0.0.1:${at}/`, { headers: { connection: 'close' } })).text();

test('it is bound while there is no listener, and nothing answers there', async () => {
  apply([]);
  expect((await reserved()).hostPort).toBe(port);
  await expect(text()).rejects.toThrow();
  const other = createServer();
  other.listen(port, '127.0.0.1');
  const [error] = (await once(other, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('EADDRINUSE');
});

test('the listener on port 80 has it, whether it comes before the port is bound or after', async () => {
  apply([{ rules: [says('eighty')] }]);
  await rig.until(() => rig.listenerReports.length === 1);
  expect(rig.listenerReports).toEqual([{ listenerArn: 'listener-0', hostPort: port }]);
  expect(await text()).toBe('eighty');
  apply([]);
  apply([{ arn: 'another', rules: [says('again')] }]);
  expect(rig.listenerReports.at(-1)).toEqual({ listenerArn: 'another', hostPort: port });
  expect(await text()).toBe('again');
  expect(rig.reservations).toHaveLength(1);
});

test('without one it leads to the first listener, which has a port of its own too', async () => {
  apply([
    { port: 9000, rules: [says('first')] },
    { port: 9001, rules: [says('second')] },
  ]);
  await rig.until(() => rig.listenerReports.length === 2);
  await reserved();
  const own = rig.listenerReports.map(({ hostPort }) => hostPort!);
  expect(new Set([...own, port]).size).toBe(3);
  expect(await Promise.all([text(), text(own[0]), text(own[1])])).toEqual(['first', 'first', 'second']);
});

test('when another program has it the next one is bound, and it is given back with the load balancer', async () => {
  const next = await rig.freePort();
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  apply([], [port, next]);
  expect((await reserved()).hostPort).toBe(next);
  other.close();
  apply([], []);
  const again = createServer().listen(next, '127.0.0.1');
  await once(again, 'listening');
  again.close();
});
