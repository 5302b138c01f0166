import { expect, it } from 'vitest';
import type { Task } from '../state/shapes.ts';
import { decode, encode } from './encode.ts';

const task = (taskArn: string): Task => ({
  taskArn,
  clusterArn: 'cluster',
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  taskDefinitionArn: 'web:1',
});

it('a session comes back as it was, and what its pictures share is written once', () => {
  const [first, second] = [task('task-first'), task('task-second')];
  const rest = { instances: [], balancers: [], groups: [] };
  const rate = { perSecond: 3, errorsPerSecond: 0, p50Ms: 1, p99Ms: 2 };
  const session = {
    region: 'us-east-1',
    limits: new Map([['m5.large', 3]]),
    activity: [
      { time: '2026-01-01T00:00:00.000Z', what: 'Something', state: '', reason: '', tone: 'plain' as const },
    ],
    pictures: [
      { ...rest, at: 1, tasks: [first], rates: new Map() },
      { ...rest, at: 2, tasks: [first, second], rates: new Map([['targetgroup/web/1', rate]]) },
    ],
  };
  const text = encode(session);
  expect(decode(text)).toEqual(session);
  expect(text.split('task-first')).toHaveLength(2);
});
