// Which tasks are stopped first when there are too many.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import { Heap } from '../../../kernel/heap.ts';
import { bucketOf, type PlaceableInstance } from './placeable-instance.ts';

export interface StoppableTask {
  readonly id: string;
  readonly instance?: string;
  readonly availabilityZone: string;
  readonly startedAt?: number;
  /** What stopping it would free, for `binpack`. */
  readonly reservation: { readonly cpu: number; readonly memory: number };
}

export interface StoppablePlace extends Pick<PlaceableInstance, 'id' | 'availabilityZone' | 'attributes'> {
  readonly free: { readonly cpu: number; readonly memory: number };
}

/** The tasks of one instance: stopping one changes the order of these only, and of the buckets. */
interface Source<T> {
  /** What the instance has free, once the tasks chosen so far have stopped. */
  free: number;
  left: number;
  /** For each size of reservation, the tasks in the order of stopping, the first one last. */
  readonly queues: Queue<T>[];
}

interface Queue<T> {
  readonly size: number;
  readonly tasks: T[];
}

interface Bucket<T> {
  left: number;
  readonly sources: Heap<Source<T>>;
}

/**
 * `count` of the tasks, in the order of stopping. Tasks that do not run yet come first, then those in the fullest zone and
 * (by strategy) on its fullest instance, or with `binpack` on the instance that this leaves emptiest.
 */
export function chooseToStop<T extends StoppableTask>(
  tasks: readonly T[],
  count: number,
  strategies: readonly PlacementStrategy[],
  places: readonly StoppablePlace[],
): T[] {
  const [first] = strategies;
  const packs = first?.type === 'binpack';
  const spreads = !packs && first?.type !== 'random';
  const resource = first?.field?.toLowerCase() === 'cpu' ? 'cpu' : 'memory';
  const isBefore = (a: Source<T>, b: Source<T>): boolean => {
    const [p, q] = [headOf(a, packs), headOf(b, packs)];
    const [x, y] = [p.tasks.at(-1)!, q.tasks.at(-1)!];
    const difference =
      runs(x) - runs(y) ||
      (packs ? b.free + q.size - (a.free + p.size) : 0) ||
      (spreads ? b.left - a.left : 0);
    return difference === 0 ? isNewer(x, y) : difference < 0;
  };
  const buckets = bucketsOf(tasks, places, {
    bucketName: (task, place) => (spreads ? nameOfBucket(task, place, first) : ''),
    sizeOf: ({ reservation }) => (packs ? reservation[resource] : 0),
    freeOf: ({ free }) => free[resource],
    isBefore,
  });

  const chosen: T[] = [];
  while (chosen.length < count) {
    let best: Bucket<T> | undefined;
    for (const bucket of buckets)
      if (bucket.left > 0 && (!best || precedes(bucket, best, isBefore, spreads, packs))) best = bucket;
    const source = best?.sources.pop();
    if (!best || !source) break;
    const queue = headOf(source, packs);
    const task = queue.tasks.pop()!;
    if (queue.tasks.length === 0) source.queues.splice(source.queues.indexOf(queue), 1);
    source.free += task.reservation[resource];
    source.left -= 1;
    best.left -= 1;
    if (source.left > 0) best.sources.push(source);
    chosen.push(task);
  }
  return chosen;
}

/** Whether the next task of a bucket is stopped before that of another one. */
function precedes<T extends StoppableTask>(
  a: Bucket<T>,
  b: Bucket<T>,
  isBefore: (a: Source<T>, b: Source<T>) => boolean,
  spreads: boolean,
  packs: boolean,
): boolean {
  const [p, q] = [a.sources.first!, b.sources.first!];
  const difference =
    runs(headOf(p, packs).tasks.at(-1)!) - runs(headOf(q, packs).tasks.at(-1)!) ||
    (spreads ? b.left - a.left : 0);
  return difference === 0 ? isBefore(p, q) : difference < 0;
}

function bucketsOf<T extends StoppableTask>(
  tasks: readonly T[],
  places: readonly StoppablePlace[],
  by: {
    readonly bucketName: (task: T, place: StoppablePlace | undefined) => string;
    readonly sizeOf: (task: T) => number;
    readonly freeOf: (place: StoppablePlace) => number;
    readonly isBefore: (a: Source<T>, b: Source<T>) => boolean;
  },
): Bucket<T>[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const sources = new Map<string, { readonly bucket: string; readonly source: Source<T> }>();
  for (const task of tasks) {
    const name = task.instance ?? task.id;
    let known = sources.get(name);
    if (!known) {
      const place = byId.get(task.instance ?? '');
      const free = place ? by.freeOf(place) : 0;
      known = { bucket: by.bucketName(task, place), source: { free, left: 0, queues: [] } };
      sources.set(name, known);
    }
    const { source } = known;
    const size = by.sizeOf(task);
    const queue = source.queues.find((candidate) => candidate.size === size);
    if (queue) queue.tasks.push(task);
    else source.queues.push({ size, tasks: [task] });
    source.left += 1;
  }
  const buckets = new Map<string, Bucket<T>>();
  for (const { bucket: name, source } of sources.values()) {
    for (const queue of source.queues) queue.tasks.sort((a, b) => (isStoppedBefore(a, b) ? 1 : -1));
    const bucket = buckets.get(name) ?? { left: 0, sources: new Heap<Source<T>>(by.isBefore) };
    bucket.left += source.left;
    bucket.sources.push(source);
    buckets.set(name, bucket);
  }
  return [...buckets.values()];
}

function nameOfBucket(
  { availabilityZone }: StoppableTask,
  place: StoppablePlace | undefined,
  first: PlacementStrategy | undefined,
): string {
  const field = first?.type === 'spread' ? (first.field ?? '') : 'attribute:ecs.availability-zone';
  return place ? bucketOf(place, field) : availabilityZone;
}

/** The queue whose first task is stopped next: with `binpack`, larger tasks before smaller ones. */
function headOf<T extends StoppableTask>({ queues }: Source<T>, packs: boolean): Queue<T> {
  let best = queues[0]!;
  for (const queue of queues) {
    const [x, y] = [queue.tasks.at(-1)!, best.tasks.at(-1)!];
    const difference = runs(x) - runs(y) || (packs ? best.size - queue.size : 0);
    if (difference === 0 ? isNewer(x, y) : difference < 0) best = queue;
  }
  return best;
}

const runs = ({ startedAt }: StoppableTask): number => (startedAt === undefined ? 0 : 1);

const isStoppedBefore = (a: StoppableTask, b: StoppableTask): boolean => {
  const difference = runs(a) - runs(b);
  return difference === 0 ? isNewer(a, b) : difference < 0;
};

/** Equals are ordered by id, so that the same snapshot always gives the same plan. */
function isNewer(a: StoppableTask, b: StoppableTask): boolean {
  const difference = (b.startedAt ?? 0) - (a.startedAt ?? 0);
  return difference === 0 ? a.id < b.id : difference < 0;
}
