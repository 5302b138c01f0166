import { expect, test } from 'vitest';
import { VirtualClock } from '../../../kernel/clock.ts';
import { TestHost } from '../../testing/driver.ts';
import {
  type Conduct,
  containerOf,
  type RuntimeUnderTest,
  runtimeContract,
  taskOf,
} from '../testing/runtime-suite.ts';
import type { Behaviour } from './behaviour.ts';
import { createSimulatedRuntime } from './index.ts';

const behaviours: Readonly<Record<Conduct, Partial<Behaviour>>> = {
  // It never ends, not even when another container waits for that.
  serves: { exit: undefined, executes: { output: '42\r\n', exitCode: 5 } },
  'exits with 0': { exit: { afterMs: 0, exitCode: 0 } },
  'exits with 3': { exit: { afterMs: 0, exitCode: 3 } },
  'logs a line and exits with 3': { logs: ['run'], exit: { afterMs: 1, exitCode: 3 } },
  'logs two lines': { logs: ['first', 'second'] },
  'ignores SIGTERM': { logs: ['deaf'], stop: { afterMs: Number.POSITIVE_INFINITY, exitCode: 0 } },
  'has no image': { failure: 'CannotPullContainerError: not found' },
};

runtimeContract('simulated', async (): Promise<RuntimeUnderTest> => {
  const host = new TestHost();
  const driver = createSimulatedRuntime(host, { behave: ({ image }) => behaviours[image as Conduct] });
  return {
    host,
    driver,
    image: (conduct) => conduct,
    async close() {
      await driver.stop();
      host.remove();
    },
  };
});

test('pulling, starting, stopping and usage follow the clock', async () => {
  const clock = new VirtualClock(0);
  const host = new TestHost();
  const script = { pullMs: 2000, startMs: 500, cpuUnits: 100, memoryMiB: 64, listens: false };
  const stop = { afterMs: 1000, exitCode: 0 };
  const driver = createSimulatedRuntime(
    { ...host, clock, report: host.report },
    { behave: () => ({ ...script, stop }) },
  );
  driver.effects['runtime/start-task']?.(taskOf(containerOf('any')));
  clock.advance(2499);
  expect(host.reported).toEqual([]);
  clock.advance(1);
  expect(await host.until('runtime/task-started')).toMatchObject({ pullStartedAt: 0, pullStoppedAt: 2000 });
  clock.advance(2500);
  expect(host.all('runtime/usage')).toEqual([
    { tasks: [{ taskArn: taskOf().taskArn, cpuUnits: 100, memoryMiB: 64 }] },
  ]);
  driver.effects['runtime/stop-task']?.({ taskArn: taskOf().taskArn });
  clock.advance(999);
  expect(host.all('runtime/task-stopped')).toEqual([]);
  clock.advance(1);
  expect(host.all('runtime/container-exited')).toMatchObject([{ exitCode: 0 }]);
  expect(host.all('runtime/task-stopped')).toHaveLength(1);
  await driver.stop();
  host.remove();
});

test('a container over its memory limit is killed, at its start or once it has grown', async () => {
  const clock = new VirtualClock(0);
  const host = new TestHost();
  const grows = (_: number, ageMs: number) => (ageMs > 60_000 ? 65 : 64);
  const driver = createSimulatedRuntime(
    { ...host, clock, report: host.report },
    { behave: ({ image }) => ({ memoryMiB: image === 'big' ? 65 : grows, listens: false }) },
  );
  const limited = (name: string) => ({ ...containerOf('any'), name, image: name, memoryMiB: 64 });
  driver.effects['runtime/start-task']?.({ ...taskOf(), containers: [limited('big'), limited('grows')] });
  clock.advance(0);
  await host.until('runtime/task-started');
  const exits = () => host.all('runtime/container-exited').map(({ container }) => container);
  clock.advance(60_000);
  expect(exits()).toEqual(['big']);
  clock.advance(5000);
  expect(exits()).toEqual(['big', 'grows']);
  expect(host.all('runtime/container-exited')).toMatchObject([
    { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
    { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
  ]);
  await driver.stop();
  host.remove();
});

test.each(['SUCCESS', 'COMPLETE'] as const)(
  'a container that another waits for (%s) ends by itself, wherever it is listed',
  async (condition) => {
    const host = new TestHost();
    const driver = createSimulatedRuntime(host);
    const api = { ...containerOf('any'), name: 'api', dependsOn: [{ container: 'init', condition }] };
    const init = { ...containerOf('any'), name: 'init', essential: false };
    driver.effects['runtime/start-task']?.({ ...taskOf(), containers: [api, init] });
    await host.until('runtime/task-started');
    expect(await host.until('runtime/container-exited')).toMatchObject({ container: 'init', exitCode: 0 });
    await driver.stop();
    host.remove();
  },
);
