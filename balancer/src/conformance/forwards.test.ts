// Names of the simulated network that lead to ports of this machine.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Forward } from '../contract/routing-table.ts';
import { Rig } from '../testing/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

/** Applies a table without load balancers, and waits until the forward's port accepts connections. */
async function forward(port: number, endpointPorts: readonly number[]): Promise<Forward> {
  const made: Forward = {
    name: 'api.shop.local',
    address: '127.0.0.1',
    port,
    endpoints: endpointPorts.map((each) => ({ host: '127.0.0.1', port: each })),
  };
  rig.plane.apply({ ...rig.table({ rules: [] }), loadBalancers: [], forwards: [made] });
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const [outcome] = await Promise.race([
      once(socket, 'connect').then(() => ['connected']),
      once(socket, 'error').then(() => ['refused']),
    ]);
    socket.destroy();
    if (outcome === 'connected') return made;
  }
}

const named = (name: string) => rig.origin((_, response) => response.end(name));
const get = async (port: number) =>
  (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text();

test('connections go to the endpoints in turn, and to the next one where nothing listens', async () => {
  const port = await rig.freePort();
  await forward(port, [await named('a'), await named('b'), await rig.freePort()]);
  const seen = [];
  for (let i = 0; i < 6; i++) seen.push(await get(port));
  expect(new Set(seen)).toEqual(new Set(['a', 'b']));
});

test('a later table changes where they lead, and frees the port of one that it does not have', async () => {
  const port = await rig.freePort();
  await forward(port, [await named('old')]);
  await forward(port, [await named('new')]);
  expect(await get(port)).toBe('new');
  rig.plane.apply({ ...rig.table({ rules: [] }), loadBalancers: [], forwards: [] });
  await expect(get(port)).rejects.toThrow();
});

test('a connection to which nothing answers is reset', async () => {
  const port = await rig.freePort();
  await forward(port, [await rig.freePort()]);
  await expect(get(port)).rejects.toThrow();
});

test('a port that cannot be bound is logged, with the name that it was for', async () => {
  const taken = await named('x');
  const made = { name: 'api.shop.local', address: '127.0.0.1', port: taken, endpoints: [] };
  rig.plane.apply({ ...rig.table({ rules: [] }), loadBalancers: [], forwards: [made] });
  await rig.until(() => rig.log.some((line) => line.startsWith('api.shop.local cannot be reached by name')));
  expect(rig.log).toHaveLength(1);
});
