import type { Task } from '@aws-sdk/client-ecs';
import { expect, it } from 'vitest';
import { findContainer, type Wanted } from './find-container.ts';

const task = (id: string, service: string, enableExecuteCommand: boolean): Task => ({
  taskArn: `arn:task/main/${id}`,
  clusterArn: 'main',
  lastStatus: 'RUNNING',
  group: `service:${service}`,
  enableExecuteCommand,
  containers: [
    { name: 'migrate', lastStatus: 'STOPPED' },
    { name: 'app', lastStatus: 'RUNNING' },
    { name: 'side', lastStatus: 'RUNNING' },
  ],
});
const tasks = [
  task('1a', 'old', false),
  task('2b', 'web', true),
  { ...task('3c', 'gone', true), lastStatus: 'STOPPED' },
];

const ecs = {
  listClusters: async () => ({ clusterArns: ['main'] }),
  listTasks: async () => ({ taskArns: tasks.map(({ taskArn }) => taskArn) }),
  describeTasks: async () => ({ tasks }),
};

const find = (wanted: Partial<Wanted>) =>
  findContainer(
    { ecs: ecs as never },
    { target: undefined, cluster: undefined, container: undefined, ...wanted },
  );

it.each([
  ['without a target, in a task that runs with ECS Exec', {}, 'app'],
  ['of a service', { target: 'web' }, 'app'],
  ['of a task by the beginning of its id', { target: '2' }, 'app'],
  ['by its name', { target: 'web', container: 'side' }, 'side'],
])('a container is found %s', async (_, wanted, container) => {
  expect(await find(wanted)).toEqual({ cluster: 'main', task: 'arn:task/main/2b', container });
});

it.each([
  [{ target: 'old' }, /^ECS Exec is not enabled for old: set enableExecuteCommand/],
  [{ target: 'gone' }, /^No running task belongs to a service gone/],
  [{ target: 'web', container: 'x' }, /^The task has no container x: it has migrate, app, side\.$/],
])('%j is an error that says what to do', async (wanted, message) => {
  await expect(find(wanted)).rejects.toThrow(message);
});
