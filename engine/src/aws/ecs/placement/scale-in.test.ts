import { describe, expect, test } from 'vitest';
import type { PlaceableInstance } from './placeable-instance.ts';
import { chooseToStop } from './scale-in.ts';

const instance = (id: string, zone: string, memory = 1000): PlaceableInstance => ({
  id,
  availabilityZone: zone,
  status: 'ACTIVE',
  agentConnected: true,
  ec2InstanceId: id,
  registeredAt: 0,
  runningTasksCount: 0,
  attributes: {},
  taskGroups: [],
  free: { cpu: 0, memory, enis: 0 },
  takenPorts: [],
  peers: 0,
});
const task = (id: string, on: string, zone: string, startedAt?: number) => ({
  id,
  instance: on,
  availabilityZone: zone,
  reservation: { cpu: 10, memory: 10 },
  ...(startedAt === undefined ? {} : { startedAt }),
});
const ids = (chosen: readonly { readonly id: string }[]) => chosen.map(({ id }) => id);

describe('scale-in', () => {
  const instances = [instance('1', 'a'), instance('2', 'a'), instance('3', 'b')];

  test('stops tasks in the fullest zone, on its fullest instance', () =>
    expect(
      ids(
        chooseToStop(
          [task('p', '1', 'a', 1), task('q', '2', 'a', 1), task('r', '2', 'a', 2), task('s', '3', 'b', 3)],
          2,
          [],
          instances,
        ),
      ),
    ).toEqual(['r', 'p']));

  test('stops tasks that do not run yet first', () =>
    expect(ids(chooseToStop([task('p', '1', 'a', 1), task('q', '3', 'b')], 1, [], instances))).toEqual([
      'q',
    ]));

  test('stops the newest of equals', () =>
    expect(ids(chooseToStop([task('p', '1', 'a', 1), task('q', '3', 'b', 2)], 1, [], instances))).toEqual([
      'q',
    ]));

  test('with binpack empties the instance that has the most left', () =>
    expect(
      ids(
        chooseToStop(
          [task('p', '1', 'a', 1), task('q', '2', 'b', 1)],
          1,
          [{ type: 'binpack', field: 'memory' }],
          [instance('1', 'a', 100), instance('2', 'b', 900)],
        ),
      ),
    ).toEqual(['q']));
});
