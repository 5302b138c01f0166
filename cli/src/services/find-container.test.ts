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
  task('4d', 'shop-Service-8EA9OI6J393C', true),
  { ...task('3c', 'gone', true), lastStatus: 'STOPPED' },
];

const ecs = {
  listClusters: async () => ({ clusterArns: ['main'] }),
  listTasks: async () => ({ taskArns: tasks.map(({ taskArn }) => taskArn) }),
  describeTasks: async () => ({ tasks }),
  listServices: async () => ({ serviceArns: ['web', 'gone', 'shop'] }),
  describeServices: async () => ({
    services: [
      { serviceName: 'web', clusterArn: 'main' },
      { serviceName: 'gone', clusterArn: 'main' },
      { serviceName: 'shop-Service-8EA9OI6J393C', clusterArn: 'main' },
    ],
  }),
};

const find = (wanted: Partial<Wanted>) =>
  findContainer(
    { ecs: ecs as never, cloudFormation: undefined as never },
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

it.each(['shop-Service', 'shop', 'shop-Service-8EA9OI6J393C', '4d'])(
  'a container is found by %s, as the other commands call its service',
  async (target) => {
    expect((await find({ target })).task).toBe('arn:task/main/4d');
  },
);

it.each([
  [{ target: 'old' }, /^ECS Exec is not enabled for old: set enableExecuteCommand/],
  [{ target: 'gone' }, /^No task of the service gone runs\.$/],
  [{ target: 'nobody' }, /^No service is called nobody\. There are web, gone, shop-Service-8EA9OI6J393C\.$/],
  [{ target: 'web', container: 'x' }, /^The task has no container x: it has migrate, app, side\.$/],
])('%j is an error that says what to do', async (wanted, message) => {
  await expect(find(wanted)).rejects.toThrow(message);
});
