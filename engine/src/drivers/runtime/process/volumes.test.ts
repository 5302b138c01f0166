import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ContainerSpecification, TaskVolume } from '../../../contracts/runtime.ts';
import { putImage } from '../../images/testing/image.ts';
import { type RegistryFixture, startRegistry } from '../../images/testing/registry.ts';
import { TestHost } from '../../testing/driver.ts';
import { containerOf, taskOf } from '../testing/runtime-suite.ts';
import { createProcessRuntime } from './index.ts';

/** Writes into the volume by each way that a program may know, and logs what it finds there. */
const program = `
const { appendFileSync, readFileSync, readdirSync } = require('fs');
const { join } = require('path');
const folder = { env: process.env.DATA, argument: process.argv[2], relative: 'data', beside: join(__dirname, 'data') }[process.env.BY];
appendFileSync(join(folder, 'runs'), process.env.BY + ' ');
console.log(readFileSync(join(folder, 'runs'), 'utf8') + readdirSync(folder).sort().join(','));
`;

let registry: RegistryFixture;
let host: TestHost;
let driver: ReturnType<typeof createProcessRuntime>;
let outside: string;
beforeEach(async () => {
  registry = await startRegistry('web');
  await putImage(
    registry,
    'web:latest',
    { 'app/main.cjs': program, 'app/data/seed': 'of the image' },
    { Entrypoint: ['/nodejs/bin/node'], Cmd: ['/app/main.cjs'], WorkingDir: '/app' },
  );
  host = new TestHost(registry.endpoint);
  driver = createProcessRuntime(host);
  outside = mkdtempSync(join(tmpdir(), 'volumes-'));
});
afterEach(async () => {
  await driver.stop();
  await registry.close();
  host.remove();
  rmSync(outside, { recursive: true, force: true });
});

let tasks = 0;
async function run(volume: TaskVolume, more: Partial<ContainerSpecification>, path = '/app/data') {
  const container = containerOf(`${registry.host}/web:latest`, {
    mounts: [{ volume: volume.name, containerPath: path, readOnly: false }],
    logs: { group: 'g', stream: 's' },
    ...more,
  });
  const taskArn = `arn:aws:ecs:us-east-1:000000000000:task/main/${tasks++}`;
  const before = host.logged().length;
  driver.effects['runtime/start-task']?.({ ...taskOf(container), taskArn, volumes: [volume] });
  await host.when(() =>
    [...host.all('runtime/container-exited'), ...host.all('runtime/task-failed')].some(
      (one) => one.taskArn === taskArn,
    ),
  );
  const failed = host.all('runtime/task-failed').find((one) => one.taskArn === taskArn)?.reason;
  // On a busy machine the last lines may come after the exit.
  if (failed === undefined) await host.when(() => host.logged().length > before);
  return { logged: host.logged().slice(before), failed };
}

const kept: TaskVolume = { name: 'kept', kind: 'efs', fileSystemId: 'fs-1', rootDirectory: '/' };

test('a file system is found by an environment variable, an argument, the working directory and the program’s place', async () => {
  await run(kept, { environment: { BY: 'env', DATA: '/data' } }, '/data');
  await run(kept, { environment: { BY: 'argument' }, command: ['/app/main.cjs', '/data'] }, '/data');
  await run(kept, { environment: { BY: 'relative' } });
  const last = await run(kept, { environment: { BY: 'beside' } });
  expect(last).toEqual({ logged: ['env argument relative beside runs'], failed: undefined });
  expect(readFileSync(join(host.folder, 'volumes/efs/fs-1/runs'), 'utf8')).toBe(
    'env argument relative beside ',
  );
});

test('a volume of the task begins with what the image has there, and is gone with the task', async () => {
  const own: TaskVolume = { name: 'own', kind: 'task' };
  const first = await run(own, { environment: { BY: 'relative' } });
  const second = await run(own, { environment: { BY: 'relative' } });
  expect([first.logged, second.logged]).toEqual([['relative runs,seed'], ['relative runs,seed']]);
  await driver.stop();
  const left = readdirSync(tmpdir()).filter((name) => /^drydock-\w+-(volume|root)-/.test(name));
  expect(left.filter((name) => existsSync(join(tmpdir(), name, 'runs')))).toEqual([]);
});

test('a folder of the machine is left as it is', async () => {
  writeFileSync(join(outside, 'mine'), '');
  const mine: TaskVolume = { name: 'mine', kind: 'host', sourcePath: outside };
  const found = await run(mine, { environment: { BY: 'relative' } });
  expect(found.logged).toEqual(['relative mine,runs']);
  expect(readdirSync(outside).sort()).toEqual(['mine', 'runs']);
});

test('a shared volume of Docker is kept, and must exist unless it may be made', async () => {
  const shared = (autoprovision: boolean): TaskVolume => ({
    name: 'shared',
    kind: 'docker',
    scope: 'shared',
    autoprovision,
    driver: 'local',
    driverOptions: {},
    labels: {},
  });
  const environment = { BY: 'relative' };
  expect((await run(shared(false), { environment })).failed).toMatch(/^CannotCreateVolumeError: .*shared/);
  await run(shared(true), { environment });
  expect((await run(shared(false), { environment })).logged).toEqual(['relative relative runs,seed']);
});

test('a volume that its program has no way to find fails the task, and says what would help', async () => {
  const { failed } = await run(kept, { environment: { BY: 'env' } }, '/var/lib/data');
  expect(failed).toMatch(/^CannotStartContainerError: the program cannot find the volume 'kept'/);
  expect(failed).toContain('environment variable');
});

test('volumes of another container are mounted at the same paths', async () => {
  const image = `${registry.host}/web:latest`;
  const logs = { group: 'g', stream: 's' };
  const environment = { BY: 'relative' };
  driver.effects['runtime/start-task']?.({
    ...taskOf(
      containerOf(image, {
        name: 'first',
        logs,
        environment,
        mounts: [{ volume: 'kept', containerPath: '/app/data', readOnly: false }],
      }),
      containerOf(image, {
        name: 'second',
        logs,
        environment,
        volumesFrom: [{ container: 'first', readOnly: true }],
      }),
    ),
    volumes: [kept],
  });
  await host.when(() => host.all('runtime/container-exited').length === 2);
  expect(readFileSync(join(host.folder, 'volumes/efs/fs-1/runs'), 'utf8')).toBe('relative relative ');
});
