// Impaired endpoints, over real sockets: what their peers see of the impairment, and that nothing of it is left.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { Detour, Impairment } from '../../contracts/faults.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import { TestHost } from '../testing/driver.ts';
import { DelayLine, latenessMs } from './delay-line.ts';
import { createNetworkFaults } from './index.ts';

const none: Impairment = { delayMs: 0, jitterMs: 0, lossPercent: 0, flowsPercent: 100, blackhole: false };
const open: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A task that answers each piece with `echo `, and the driver, whose time passes only when it is advanced. */
async function rig() {
  const server: Server = createServer((socket) => {
    socket.on('data', (bytes) => socket.write(`echo ${bytes}`));
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const upstream = { host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 };
  const host = new TestHost();
  const clock = new VirtualClock(0);
  const driver = createNetworkFaults({ ...host, machineClock: clock, report: host.report, log: host.log });
  open.push(
    () => void server.close(),
    () => host.remove(),
    () => driver.stop(),
  );
  const apply = async (...impairments: Impairment[]) => {
    const before = host.all('network-faults/detours').length;
    const detours: Detour[] = impairments.map((each) => ({ key: 'task:80', upstream, impairments: [each] }));
    driver.effects['network-faults/apply']?.({ detours });
    await host.when(() => host.all('network-faults/detours').length > before);
    return host.all('network-faults/detours').at(-1)!.detours[0]?.endpoint ?? upstream;
  };
  const dial = (port: number) => {
    const socket: Socket = connect({ host: '127.0.0.1', port });
    const seen = { text: '', state: 'waiting' };
    socket.on('data', (bytes) => {
      seen.text += bytes;
    });
    socket.on('connect', () => {
      seen.state = 'connected';
    });
    socket.on('error', (error) => {
      seen.state = (error as NodeJS.ErrnoException).code ?? 'failed';
    });
    open.push(() => void socket.destroy());
    return { socket, seen };
  };
  return { apply, clock, dial, upstream };
}

/** Looks until it is so: sockets have their own time. */
async function until(isSo: () => boolean, meanwhile: () => void = () => {}): Promise<void> {
  while (!isSo()) {
    meanwhile();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('delays what a task answers, and no longer once the fault is over', async () => {
  const { apply, clock, dial } = await rig();
  const { port } = await apply({ ...none, delayMs: 200 });
  const { socket, seen } = dial(port);
  socket.write('a');
  await until(
    () => seen.text !== '',
    () => clock.advance(1),
  );
  expect(seen.text).toBe('echo a');
  // Once for the connection, once for the answer.
  expect(clock.now()).toBeGreaterThanOrEqual(400);
  await apply();
  const stopped = clock.now();
  socket.write('b');
  await until(() => seen.text === 'echo aecho b');
  expect(clock.now()).toBe(stopped);
});

it('accepts no connection into a black hole, and refuses those that wait once it is over', async () => {
  const { apply, dial, upstream } = await rig();
  const { port } = await apply({ ...none, blackhole: true });
  expect(port).not.toBe(upstream.port);
  const { seen } = dial(port);
  const other = dial(upstream.port);
  await until(() => other.seen.state === 'connected');
  expect(seen.state).toBe('waiting');
  await apply();
  await until(() => seen.state === 'ECONNREFUSED' || seen.state === 'ECONNRESET');
});

it('keeps the port of a detour whose impairment changes', async () => {
  const { apply } = await rig();
  const first = await apply({ ...none, delayMs: 10 });
  expect(await apply({ ...none, delayMs: 20 })).toEqual(first);
});

it('spares the connections that are not among the share of flows', async () => {
  const { apply, clock, dial } = await rig();
  const { port } = await apply({ ...none, delayMs: 200, flowsPercent: 0 });
  const { socket, seen } = dial(port);
  socket.write('a');
  await until(() => seen.text === 'echo a');
  expect(clock.now()).toBe(0);
});

const chance = (...draws: number[]) => ({ below: () => draws.shift() ?? 999_999_999 });

it('turns lost packets into the lateness of their retransmission', () => {
  const lossy = { ...none, lossPercent: 10 };
  expect(latenessMs(100, [lossy], chance(0))).toBe(0);
  expect(latenessMs(100, [lossy], chance(950_000, 0))).toBe(200);
  expect(latenessMs(100, [lossy], chance(950_000, 950_000, 0))).toBe(600);
  // Two packets are lost more easily than one.
  expect(latenessMs(2000, [lossy], chance(850_000, 0))).toBe(200);
  expect(latenessMs(100, [{ ...none, lossPercent: 100 }], chance(0))).toBeUndefined();
});

it('adds jitter to a delay, in both directions', () => {
  const jittery = { ...none, delayMs: 200, jitterMs: 10 };
  expect(latenessMs(1, [jittery], chance(0, 0))).toBe(190);
  expect(latenessMs(1, [jittery], chance(20, 0))).toBe(210);
});

it('delivers in order, however late each piece is', () => {
  const clock = new VirtualClock(0);
  const line = new DelayLine(clock);
  const got: string[] = [];
  line.send(100, () => got.push(`first at ${clock.now()}`));
  line.send(50, () => got.push(`second at ${clock.now()}`));
  clock.advance(99);
  expect(got).toEqual([]);
  clock.advance(1);
  expect(got).toEqual(['first at 100', 'second at 100']);
  line.send(100, () => got.push('flushed'));
  line.flush();
  expect(got.at(-1)).toBe('flushed');
});
