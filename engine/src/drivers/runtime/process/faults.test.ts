// Faults in a task: the load that it is put under, and signals to its processes.
import { existsSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { putImage } from '../../images/testing/image.ts';
import { startRegistry } from '../../images/testing/registry.ts';
import { readMarks, readProcesses } from '../../processes/process-table.ts';
import { TestHost } from '../../testing/driver.ts';
import { containerOf, taskOf } from '../testing/runtime-suite.ts';
import { createProcessRuntime } from './index.ts';

const waits = `require('node:child_process').spawn('sleep', ['1000']); console.log('ready'); setInterval(() => {}, 1000)`;
const open: (() => Promise<void> | void)[] = [];
const { taskArn } = taskOf();

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function runningTask() {
  const registry = await startRegistry('web');
  await putImage(
    registry,
    'web:1',
    { 'main.cjs': waits },
    { Entrypoint: ['/nodejs/bin/node'], Cmd: ['/main.cjs'] },
  );
  const host = new TestHost(registry.endpoint);
  const driver = createProcessRuntime(host);
  open.push(
    () => registry.close(),
    () => host.remove(),
    () => driver.stop(),
  );
  const logs = { group: 'g', stream: 's' };
  driver.effects['runtime/start-task']?.(taskOf(containerOf(`${registry.host}/web:1`, { logs })));
  await host.when(() => host.logged().includes('ready'));
  return { host, driver };
}

/** Of the engine under test, besides the container's own group. */
function marked(host: TestHost): number[] {
  const rows = readProcesses();
  const marks = readMarks(rows.map(({ pid }) => pid));
  return rows.filter(({ pid }) => marks.get(pid)?.includes(host.mark)).map(({ group }) => group);
}
const groups = (host: TestHost) => new Set(marked(host)).size;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

const onLinux = test.skipIf(!existsSync('/proc/self/stat'));

onLinux('a load runs beside the container, and ends when it is stopped', { timeout: 120_000 }, async () => {
  const { host, driver } = await runningTask();
  await until(() => groups(host) === 1);
  const stress = { stressId: 'EXP1/a/1', taskArn, workers: 2, percent: 10 } as const;
  driver.effects['runtime/start-stress']?.({ ...stress, kind: 'cpu' });
  driver.effects['runtime/start-stress']?.({ ...stress, stressId: 'EXP1/b/1', workers: 1, kind: 'io' });
  await host.when(() => host.all('runtime/stress').length === 2);
  expect(host.all('runtime/stress').map(({ status }) => status)).toEqual(['running', 'running']);
  await until(() => groups(host) === 4);
  driver.effects['runtime/stop-stress']?.({ stressId: 'EXP1/a/1' });
  await until(() => groups(host) === 2);
  driver.effects['runtime/stop-stress']?.({ stressId: 'EXP1/b/1' });
  await until(() => groups(host) === 1);
});

onLinux('a load ends with the task', { timeout: 120_000 }, async () => {
  const { host, driver } = await runningTask();
  driver.effects['runtime/start-stress']?.({ stressId: 's', taskArn, workers: 1, percent: 10, kind: 'cpu' });
  await host.until('runtime/stress');
  driver.effects['runtime/stop-task']?.({ taskArn });
  await host.until('runtime/task-stopped');
  await until(() => groups(host) === 0);
});

onLinux('the processes of a name are signalled, and no others', { timeout: 120_000 }, async () => {
  const { host, driver } = await runningTask();
  const signal = (processName: string, requestId: string) =>
    driver.effects['runtime/signal-processes']?.({ requestId, taskArn, processName, signal: 'SIGKILL' });
  // A child that has been forked has its program's name once it has executed it.
  let tries = 0;
  const counts = () => host.all('runtime/processes-signalled').map(({ count }) => count);
  await until(() => {
    signal('sleep', `sleep ${tries++}`);
    return counts().includes(1);
  });
  signal('nothing', 'nothing');
  expect(counts().at(-1)).toBe(0);
  expect(host.all('runtime/container-exited')).toEqual([]);
  signal('node', 'node');
  expect(await host.until('runtime/container-exited')).toMatchObject({ exitCode: 137 });
});

test('a task that does not run cannot be put under load', async () => {
  const host = new TestHost();
  const driver = createProcessRuntime(host);
  open.push(
    () => host.remove(),
    () => driver.stop(),
  );
  driver.effects['runtime/start-stress']?.({ stressId: 's', taskArn, workers: 1, percent: 10, kind: 'cpu' });
  expect(await host.until('runtime/stress')).toEqual({
    stressId: 's',
    status: 'failed',
    reason: 'The task does not run.',
  });
});
