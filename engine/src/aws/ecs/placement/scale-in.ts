// Which tasks are stopped first when there are too many.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import { bucketOf, type PlaceableInstance } from './place.ts';

export interface StoppableTask {
  readonly id: string;
  readonly instance?: string;
  readonly availabilityZone: string;
  readonly startedAt?: number;
  /** What stopping it would free, for `binpack`. */
  readonly reservation: { readonly cpu: number; readonly memory: number };
}

/**
 * `count` of the tasks, in the order of stopping. Tasks that do not run yet come first, then those in the fullest zone and
 * (by strategy) on its fullest instance, or with `binpack` on the instance that this leaves emptiest.
 */
export function chooseToStop<T extends StoppableTask>(
  tasks: readonly T[],
  count: number,
  strategies: readonly PlacementStrategy[],
  instances: readonly PlaceableInstance[],
): T[] {
  const [first] = strategies;
  const field = first?.type === 'spread' ? (first.field ?? '') : 'attribute:ecs.availability-zone';
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  const left = tasks.map((task) => {
    const instance = byId.get(task.instance ?? '');
    return {
      task,
      instance: task.instance ?? task.id,
      bucket: instance ? bucketOf(instance, field) : task.availabilityZone,
      runs: task.startedAt === undefined ? 0 : 1,
    };
  });
  const inBucket = counts(left.map(({ bucket }) => bucket));
  const onInstance = counts(left.map(({ instance }) => instance));
  /** What each instance has free once the tasks chosen so far are stopped. */
  const resource = first?.field?.toLowerCase() === 'cpu' ? 'cpu' : 'memory';
  const free = new Map(instances.map((instance) => [instance.id, instance.free[resource]]));

  const score = ({ task, instance, bucket, runs }: (typeof left)[number]): readonly number[] => {
    const newest = -(task.startedAt ?? 0);
    if (first?.type === 'binpack')
      return [runs, -((free.get(instance) ?? 0) + task.reservation[resource]), newest];
    if (first?.type === 'random') return [runs, newest];
    return [runs, -(inBucket.get(bucket) ?? 0), -(onInstance.get(instance) ?? 0), newest];
  };

  const chosen: T[] = [];
  while (chosen.length < count && left.length > 0) {
    let best = 0;
    for (let index = 1; index < left.length; index++)
      if (precedes(left[index]!, left[best]!, score)) best = index;
    const [gone] = left.splice(best, 1);
    const { task, bucket, instance } = gone!;
    inBucket.set(bucket, (inBucket.get(bucket) ?? 0) - 1);
    onInstance.set(instance, (onInstance.get(instance) ?? 0) - 1);
    free.set(instance, (free.get(instance) ?? 0) + task.reservation[resource]);
    chosen.push(task);
  }
  return chosen;
}

function counts(names: readonly string[]): Map<string, number> {
  const result = new Map<string, number>();
  for (const name of names) result.set(name, (result.get(name) ?? 0) + 1);
  return result;
}

/** Equal scores are ordered by id, so that the same snapshot always gives the same plan. */
function precedes<E extends { readonly task: StoppableTask }>(
  a: E,
  b: E,
  score: (entry: E) => readonly number[],
): boolean {
  const other = score(b);
  for (const [index, value] of score(a).entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return a.task.id < b.task.id;
}
