// Which tasks go first when there are too many.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import { bucketOf, type PlaceableInstance } from './place.ts';

export interface StoppableTask {
  readonly id: string;
  readonly instance?: string;
  readonly availabilityZone: string;
  readonly startedAt?: number;
  /** What it would give back, for `binpack`. */
  readonly reservation: { readonly cpu: number; readonly memory: number };
}

/**
 * `count` of the tasks, in the order of stopping. Tasks that do not run yet go before those that do; then the fullest
 * zone gives, then (by strategy) its fullest instance, or with `binpack` the instance that is then emptiest.
 */
export function chooseToStop<T extends StoppableTask>(
  tasks: readonly T[],
  count: number,
  strategies: readonly PlacementStrategy[],
  instances: readonly PlaceableInstance[],
): T[] {
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  const left = [...tasks];
  const chosen: T[] = [];
  const first = strategies[0];
  while (chosen.length < count && left.length > 0) {
    const score = (task: T): number[] => {
      const notRunning = task.startedAt === undefined ? 0 : 1;
      const same = (bucket: (other: T) => string) =>
        left.filter((other) => bucket(other) === bucket(task)).length;
      const zone = (other: T) => other.availabilityZone;
      const host = (other: T) => other.instance ?? other.id;
      const newest = -(task.startedAt ?? 0);
      if (first?.type === 'binpack') {
        const key = first.field?.toLowerCase() === 'cpu' ? 'cpu' : 'memory';
        const free = byId.get(task.instance ?? '')?.free[key] ?? 0;
        return [notRunning, -(free + task.reservation[key]), newest];
      }
      if (first?.type === 'random') return [notRunning, newest];
      const field = first?.field ?? 'attribute:ecs.availability-zone';
      const bucket = (other: T) => {
        const instance = byId.get(other.instance ?? '');
        return instance ? bucketOf(instance, field) : zone(other);
      };
      return [notRunning, -same(bucket), -same(host), newest];
    };
    const scored = left.map((task) => ({ task, score: score(task) }));
    scored.sort((a, b) => compare(a.score, b.score) || (a.task.id < b.task.id ? -1 : 1));
    const next = scored[0]!.task;
    left.splice(left.indexOf(next), 1);
    chosen.push(next);
  }
  return chosen;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
