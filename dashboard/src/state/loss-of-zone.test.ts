import { expect, it } from 'vitest';
import { lossInWords, lossOf } from './loss-of-zone.ts';
import type { Picture } from './picture.ts';
import type { ContainerInstance, Task } from './shapes.ts';

const none = { at: 0, balancers: [], groups: [], rates: new Map() };
const limits = new Map([['m5.large', 3]]);

const instance = (id: string, zone: string, cpu = 2048, memory = 8000): ContainerInstance => ({
  containerInstanceArn: id,
  clusterArn: 'cluster',
  ec2InstanceId: id,
  status: 'ACTIVE',
  agentConnected: true,
  registeredResources: [
    { name: 'CPU', integerValue: cpu },
    { name: 'MEMORY', integerValue: memory },
  ],
  remainingResources: [],
  attributes: [
    { name: 'ecs.availability-zone', value: zone },
    { name: 'ecs.instance-type', value: 'm5.large' },
  ],
});

const zones: Readonly<Record<string, string>> = { a1: 'a', b1: 'b', b2: 'b' };
let count = 0;
const task = (on: string | undefined, more: Partial<Task> = {}): Task => ({
  taskArn: `task-${++count}`,
  clusterArn: 'cluster',
  ...(on && { containerInstanceArn: on }),
  availabilityZone: zones[on ?? ''] ?? 'a',
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  group: 'service:web',
  taskDefinitionArn: 'web:1',
  cpu: '512',
  memory: '1000',
  ...more,
});
const words = (tasks: readonly Task[], instances: readonly ContainerInstance[], zone = 'a') => {
  const picture: Picture = { ...none, tasks, instances };
  return lossInWords(zone, lossOf(zone, picture, limits));
};

it('says what each service keeps, and that the rest has room', () => {
  expect(words([task('a1'), task('b1')], [instance('a1', 'a'), instance('b1', 'b')])).toEqual([
    '1 instance and 1 task would go.',
    'web keeps 1 of 2 tasks; there is room for the other one in the zones that are left.',
  ]);
});

it('says what is missing: CPU, memory or network interfaces', () => {
  const full = [instance('a1', 'a'), instance('b1', 'b', 1024)];
  expect(words([task('a1'), task('a1'), task('b1')], full)).toContain(
    'web keeps 1 of 3 tasks; there is room for 1 of the other 2: CPU would be missing.',
  );
  expect(words([task('a1'), task('b1')], [instance('a1', 'a'), instance('b1', 'b', 2048, 1500)])).toContain(
    'web keeps 1 of 2 tasks; there is no room for the other one: memory would be missing.',
  );
  // Three interfaces, of which one is the instance's own.
  const attachments = [{ type: 'ElasticNetworkInterface' }];
  const own = (on: string) => task(on, { attachments, cpu: '1', memory: '1' });
  expect(words([own('a1'), own('b1'), own('b1')], [instance('a1', 'a'), instance('b1', 'b')])).toContain(
    'web keeps 2 of 3 tasks; there is no room for the other one: ENIs would be missing.',
  );
});

it('a place is taken by one service only', () => {
  const tasks = [task('a1', { group: 'service:api' }), task('a1'), task('b1', { cpu: '1024' })];
  expect(words(tasks, [instance('a1', 'a'), instance('b1', 'b', 1536)])).toEqual([
    '1 instance and 2 tasks would go.',
    'api would not answer until new tasks run; there is room for the other one in the zones that are left.',
    'web keeps 1 of 2 tasks; there is no room for the other one: CPU would be missing.',
  ]);
});

it('without an instance elsewhere nothing of EC2 finds a place; Fargate always does', () => {
  expect(words([task('a1')], [instance('a1', 'a')])).toEqual([
    '1 instance and 1 task would go.',
    'web would not answer until new tasks run; there is no room for the other one: there would be no instance.',
  ]);
  expect(words([task(undefined)], [])).toEqual([
    '1 task would go.',
    'web would not answer until new tasks run; there is room for the other one in the zones that are left.',
  ]);
});

it('instances that leave, and tasks that end, count for nothing', () => {
  const leaving = { ...instance('b1', 'b'), status: 'DRAINING' };
  const tasks = [task('a1'), task('b2'), task('b2', { desiredStatus: 'STOPPED', cpu: '2048' })];
  expect(words(tasks, [instance('a1', 'a'), leaving, instance('b2', 'b', 1024)])).toContain(
    'web keeps 1 of 2 tasks; there is room for the other one in the zones that are left.',
  );
  expect(words([], [instance('a1', 'a')])).toEqual(['No task runs in a: its 1 instance would go.']);
});
