import { expect, it } from 'vitest';
import { History } from './history.ts';
import type { Picture } from './picture.ts';
import { replayed } from './replayed.ts';
import type { Task } from './shapes.ts';

const empty: Picture = { at: 0, tasks: [], instances: [], balancers: [], groups: [], rates: new Map() };
const task = (id: string, lastStatus = 'RUNNING'): Task => ({
  taskArn: id,
  clusterArn: 'cluster',
  lastStatus,
  desiredStatus: lastStatus,
  taskDefinitionArn: 'web:1',
});
const event = (at: number, detail: Task) => ({
  'detail-type': 'ECS Task State Change',
  source: 'aws.ecs',
  time: new Date(at).toISOString(),
  region: 'us-east-1',
  resources: [],
  detail: detail as unknown as Readonly<Record<string, unknown>>,
});

it('keeps a picture of each second in which something changed, for an hour', () => {
  const history = new History();
  history.add(empty);
  history.add({ ...empty, at: 1000 });
  expect(history.pictures).toHaveLength(1);
  const later = { ...empty, at: 2000, tasks: [task('a')] };
  history.add(later);
  expect(history.at(1999)).toEqual(empty);
  expect(history.at(2000)).toBe(later);
  expect(history.at(-1)).toEqual(empty);
  history.add({ ...later, at: 3_601_000, tasks: [] });
  expect(history.pictures.map(({ at }) => at)).toEqual([2000, 3_601_000]);
});

it('remembers no more than an hour of seconds', () => {
  const history = new History();
  for (let at = 0; at < 4000; at++) history.add({ ...empty, at, tasks: [] });
  expect(history.pictures).toHaveLength(3600);
  expect(history.pictures[0]?.at).toBe(400);
});

it('the hour before is as its events say, with what they do not mention', () => {
  const now = { ...empty, at: 60_000, tasks: [task('old'), task('new')] };
  const events = [
    event(10_000, task('gone')),
    event(10_100, task('new', 'PENDING')),
    event(12_000, task('gone', 'STOPPED')),
    event(40_000, task('new')),
  ];
  const seen = replayed(events, now).map(({ at, tasks }) => [
    at,
    tasks.map(({ taskArn, lastStatus }) => `${taskArn} ${lastStatus}`),
  ]);
  expect(seen).toEqual([
    [10_100, ['old RUNNING', 'gone RUNNING', 'new PENDING']],
    [12_000, ['old RUNNING', 'gone STOPPED', 'new PENDING']],
    [40_000, ['old RUNNING', 'new RUNNING']],
  ]);
  const history = new History();
  history.add(now);
  history.precede(replayed(events, now));
  expect(history.pictures.map(({ at }) => at)).toEqual([10_100, 12_000, 40_000, 60_000]);
});
