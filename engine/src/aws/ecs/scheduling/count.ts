// Keeps a count: how many tasks to start and which to stop, within the bounds of a deployment. Pure arithmetic on judged
// tasks, the same for rolling deployments, draining instances, unhealthy tasks and scaling.
import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import type { Bounds } from '../deployment-configuration/bounds.ts';
import { chooseToStop, type StoppablePlace } from '../placement/scale-in.ts';
import type { Judged } from './judge.ts';
import { batch } from './snapshot.ts';

export interface CountedTasks {
  readonly desired: number;
  readonly bounds: Bounds;
  /** Tasks to keep: of the deployment that is wanted, not unhealthy, on instances that are not draining. */
  readonly keep: readonly Judged[];
  /** Tasks to replace while they go on serving: those of older deployments, or on DRAINING instances. */
  readonly retiring: readonly Judged[];
  /** Tasks of the wanted deployment that fail their health checks. */
  readonly unhealthy: readonly Judged[];
  /** Zone rebalancing: whether one task more than desired is kept until it is healthy, so that another can be stopped. */
  readonly patient?: boolean;
}

/** How many tasks may be started: up to the desired count, and never above the upper bound. */
export function startable({ desired, bounds, keep, retiring, unhealthy }: CountedTasks): number {
  const room = bounds.upper - keep.length - retiring.length - unhealthy.length;
  return Math.max(0, Math.min(desired - keep.length, room));
}

export interface Stops {
  readonly surplus: readonly Judged[];
  readonly retired: readonly Judged[];
  readonly failed: readonly Judged[];
}

/**
 * The tasks to stop first, as many as a plan may stop.
 *
 * @param started how many replacements found a place
 */
export function stoppable(
  counted: CountedTasks,
  started: number,
  strategies: readonly PlacementStrategy[],
  places: () => readonly StoppablePlace[],
): Stops {
  const { desired, bounds, retiring, unhealthy } = counted;
  let left = batch;
  const take = (from: readonly Judged[]): readonly Judged[] => {
    const taken = from.slice(0, left);
    left -= taken.length;
    return taken;
  };
  const choose = (from: readonly Judged[], count: number): readonly Judged[] => {
    const wanted = Math.min(count, left);
    if (wanted <= 0) return [];
    if (wanted >= from.length) return take(from);
    const tasks = from.map((judged) => judged.task);
    const chosen = new Set(chooseToStop(tasks, wanted, strategies, places()));
    return take(from.filter((judged) => chosen.has(judged.task)));
  };
  const keep = sorted(counted.keep);
  const going = sorted(retiring);

  // Tasks that do not serve yet are stopped first.
  const excess = Math.max(0, (counted.patient ? keep.healthyCount : counted.keep.length) - desired);
  const idleCount = counted.patient ? 0 : Math.min(excess, keep.waiting.length);
  const healthyCount = Math.min(excess - idleCount, keep.healthy.length);
  const surplus = [...choose(keep.waiting, idleCount), ...choose(keep.healthy, healthyCount)];

  // Tasks that are not healthy may be stopped at once; healthy ones only while enough remain.
  const staying = keep.healthyCount - healthyCount + going.healthyCount;
  const spare = Math.max(0, staying - bounds.lower);
  const retired = [...take(going.waiting), ...choose(going.healthy, Math.min(spare, going.healthyCount))];

  // Unhealthy tasks are stopped once their replacements have started; without room for replacements, one by one.
  const missing = desired - counted.keep.length;
  const failedCount = missing <= started ? unhealthy.length : Math.max(1, started);
  return { surplus, retired, failed: take(unhealthy.slice(0, failedCount)) };
}

/** Healthy tasks and those that are not yet, without the protected ones. */
interface Sorted {
  readonly waiting: readonly Judged[];
  readonly healthy: readonly Judged[];
  /** Protected ones included. */
  readonly healthyCount: number;
}

function sorted(judged: readonly Judged[]): Sorted {
  const free = judged.filter(({ locked }) => !locked);
  return {
    waiting: free.filter(({ verdict }) => verdict !== 'healthy'),
    healthy: free.filter(({ verdict }) => verdict === 'healthy'),
    healthyCount: judged.filter(({ verdict }) => verdict === 'healthy').length,
  };
}
