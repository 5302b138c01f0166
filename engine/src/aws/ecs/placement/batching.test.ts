// Placing and stopping many tasks at once gives what doing it one by one gives: whatever the strategies, the constraints
// and the batches. The reference is the algorithm as one would write it down: look at everything for each task.
import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { Ids } from '../../../kernel/ids.ts';
import type { Reservation } from '../state.ts';
import { type PlacementDemand, place } from './place.ts';
import { bucketOf, type PlaceableInstance } from './placeable-instance.ts';
import { chooseToStop, type StoppableTask } from './scale-in.ts';

const cases = 400;
const zones = ['a', 'b', 'c'];
const chains: readonly (readonly PlacementStrategy[])[] = [
  [],
  [{ type: 'spread', field: 'instanceId' }],
  [{ type: 'spread', field: 'attribute:rack' }],
  [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'memory' },
  ],
  [
    { type: 'spread', field: 'attribute:rack' },
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'spread', field: 'instanceId' },
  ],
  [{ type: 'binpack', field: 'cpu' }],
  [
    { type: 'binpack', field: 'memory' },
    { type: 'spread', field: 'attribute:rack' },
  ],
  [
    { type: 'spread', field: 'instanceId' },
    { type: 'spread', field: 'attribute:rack' },
  ],
  [{ type: 'random' }],
  [{ type: 'spread', field: 'attribute:rack' }, { type: 'random' }],
];

const pick = <T>(ids: Ids, from: readonly T[]): T => from[ids.below(from.length)]!;

function someInstance(ids: Ids, index: number): PlaceableInstance {
  const availabilityZone = pick(ids, zones);
  return {
    id: String(index),
    availabilityZone,
    status: ids.below(8) === 0 ? 'DRAINING' : 'ACTIVE',
    agentConnected: ids.below(8) !== 0,
    ec2InstanceId: `i-${index}`,
    registeredAt: 0,
    runningTasksCount: 0,
    attributes: { rack: pick(ids, ['x', 'y', 'z', 'w']), 'ecs.availability-zone': availabilityZone },
    taskGroups: [],
    free: { cpu: 100 * ids.below(8), memory: 100 * ids.below(8), enis: ids.below(4) },
    takenPorts: ids.below(4) === 0 ? ['80/tcp'] : [],
    peers: ids.below(3),
  };
}

function someDemand(ids: Ids): PlacementDemand {
  return {
    count: 1 + ids.below(12),
    reservation: {
      cpu: pick(ids, [0, 100, 200]),
      memory: pick(ids, [100, 200]),
      ports: ids.below(5) === 0 ? ['80/tcp'] : [],
      enis: ids.below(2),
    },
    constraints: [
      ...(ids.below(4) === 0 ? [{ type: 'distinctInstance' as const }] : []),
      ...(ids.below(4) === 0
        ? [{ type: 'memberOf' as const, expression: 'attribute:rack in [x, y, z]' }]
        : []),
    ],
    strategies: pick(ids, chains),
    ...(ids.below(4) === 0 ? { zones: ['a', 'b'] } : {}),
    draw: ids.below(1000),
  };
}

/** The instances once a task was placed on one of them. */
function after(
  instances: readonly PlaceableInstance[],
  id: string,
  { cpu, memory, enis, ports }: Reservation,
): PlaceableInstance[] {
  return instances.map((instance) =>
    instance.id === id
      ? {
          ...instance,
          free: {
            cpu: instance.free.cpu - cpu,
            memory: instance.free.memory - memory,
            enis: instance.free.enis - enis,
          },
          takenPorts: [...instance.takenPorts, ...ports],
          peers: instance.peers + 1,
        }
      : instance,
  );
}

/** The best instance for one task, by looking at all of them. */
function bestFor(demand: PlacementDemand, instances: readonly PlaceableInstance[]): string | undefined {
  const { reservation, constraints, draw } = demand;
  const strategies =
    demand.strategies.length > 0 ? demand.strategies : chains[3]!.slice(0, 1).concat(chains[1]!);
  const member = constraints.some(({ type }) => type === 'memberOf');
  const distinct = constraints.some(({ type }) => type === 'distinctInstance');
  const permitted = instances.filter(
    (one) =>
      one.status === 'ACTIVE' &&
      one.agentConnected &&
      demand.zones?.includes(one.availabilityZone) !== false &&
      (!member || one.attributes.rack !== 'w'),
  );
  const ranks = permitted.map((one, index) =>
    strategies.map(({ type, field = '' }) => {
      if (type === 'random') return Math.imul(draw * 7919 + index + 1, 2654435761) >>> 0;
      if (type === 'binpack') return field === 'cpu' ? one.free.cpu : one.free.memory;
      return permitted
        .filter((other) => bucketOf(other, field) === bucketOf(one, field))
        .reduce((sum, other) => sum + other.peers, 0);
    }),
  );
  let best: number | undefined;
  for (const [index, one] of permitted.entries()) {
    const fits =
      one.free.cpu >= reservation.cpu &&
      one.free.memory >= reservation.memory &&
      one.free.enis >= reservation.enis &&
      !reservation.ports.some((port) => one.takenPorts.includes(port)) &&
      !(distinct && one.peers > 0);
    if (fits && (best === undefined || isLess(ranks[index]!, ranks[best]!))) best = index;
  }
  return best === undefined ? undefined : permitted[best]!.id;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && a[at]! < b[at]!;
}

describe('placing', () => {
  test.each(chains.map((strategies) => [JSON.stringify(strategies), strategies] as const))(
    'many tasks at once is placing one after the other, with %s',
    (name, strategies) => {
      const ids = new Ids(name);
      for (let round = 0; round < cases; round++) {
        const demand = { ...someDemand(ids), strategies };
        let instances = Array.from({ length: 1 + ids.below(9) }, (_, index) => someInstance(ids, index));
        const { placed } = place(demand, instances);
        const expected: string[] = [];
        while (expected.length < demand.count) {
          const best = bestFor({ ...demand, draw: demand.draw + expected.length }, instances);
          if (best === undefined) break;
          expected.push(best);
          instances = after(instances, best, demand.reservation);
        }
        expect(placed).toEqual(expected);
      }
    },
  );

  test('in batches gives the places of one large plan, and reports a shortage when the places run out', () => {
    const ids = new Ids('batches');
    for (let round = 0; round < cases; round++) {
      const demand = someDemand(ids);
      let instances = Array.from({ length: 1 + ids.below(9) }, (_, index) => someInstance(ids, index));
      const whole = place(demand, instances);
      const batched: string[] = [];
      for (;;) {
        const left = demand.count - batched.length;
        const next = place(
          { ...demand, count: Math.min(left, 1 + ids.below(4)), draw: demand.draw + batched.length },
          instances,
        );
        for (const id of next.placed) instances = after(instances, id, demand.reservation);
        batched.push(...next.placed);
        if (next.shortage || batched.length === demand.count) {
          expect(next.shortage).toEqual(whole.shortage);
          break;
        }
      }
      expect(batched).toEqual(whole.placed);
    }
  });
});

describe('stopping', () => {
  type Task = StoppableTask & { readonly instance?: string };

  function someTasks(ids: Ids, instances: readonly PlaceableInstance[]): Task[] {
    return Array.from({ length: 1 + ids.below(14) }, (_, index) => {
      const on = ids.below(6) === 0 ? undefined : pick(ids, instances);
      const size = pick(ids, [10, 10, 30]);
      return {
        id: `task-${index}`,
        ...(on ? { instance: on.id } : {}),
        availabilityZone: on?.availabilityZone ?? pick(ids, zones),
        ...(ids.below(4) === 0 ? {} : { startedAt: 1 + ids.below(3) }),
        reservation: { cpu: size, memory: size },
      };
    });
  }

  /** Looks at all tasks for each one that is stopped. */
  function oneByOne(
    tasks: readonly Task[],
    count: number,
    [first]: readonly PlacementStrategy[],
    instances: readonly PlaceableInstance[],
  ): Task[] {
    const field = first?.type === 'spread' ? (first.field ?? '') : 'attribute:ecs.availability-zone';
    const resource = first?.field === 'cpu' ? 'cpu' : 'memory';
    const placeOf = (task: Task) => instances.find(({ id }) => id === task.instance);
    const bucket = (task: Task) => {
      const place = placeOf(task);
      return place ? bucketOf(place, field) : task.availabilityZone;
    };
    const chosen: Task[] = [];
    let left = [...tasks];
    while (chosen.length < count && left.length > 0) {
      const scores = left.map((task) => {
        const runs = task.startedAt === undefined ? 0 : 1;
        const newest = -(task.startedAt ?? 0);
        const free =
          (placeOf(task)?.free[resource] ?? 0) +
          chosen
            .filter((gone) => gone.instance !== undefined && gone.instance === task.instance)
            .reduce((sum, gone) => sum + gone.reservation[resource], 0);
        if (first?.type === 'binpack') return [runs, -(free + task.reservation[resource]), newest];
        if (first?.type === 'random') return [runs, newest];
        return [
          runs,
          -left.filter((other) => bucket(other) === bucket(task)).length,
          -left.filter((other) => (other.instance ?? other.id) === (task.instance ?? task.id)).length,
          newest,
        ];
      });
      let best = 0;
      for (const [index, task] of left.entries()) {
        const [a, b] = [scores[index]!, scores[best]!];
        if (isLess(a, b) || (!isLess(b, a) && task.id < left[best]!.id)) best = index;
      }
      const gone = left[best]!;
      chosen.push(gone);
      left = left.filter((task) => task !== gone);
    }
    return chosen;
  }

  test.each(chains.map((strategies) => [JSON.stringify(strategies), strategies] as const))(
    'many tasks at once is stopping one after the other, with %s',
    (name, strategies) => {
      const ids = new Ids(name);
      for (let round = 0; round < cases; round++) {
        const instances = Array.from({ length: 1 + ids.below(5) }, (_, index) => someInstance(ids, index));
        const tasks = someTasks(ids, instances);
        const count = ids.below(tasks.length + 2);
        expect(chooseToStop(tasks, count, strategies, instances).map(({ id }) => id)).toEqual(
          oneByOne(tasks, count, strategies, instances).map(({ id }) => id),
        );
      }
    },
  );
});
