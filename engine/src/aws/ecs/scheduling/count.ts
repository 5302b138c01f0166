// Keeps a count: how many tasks to start and which to stop, within the bounds of a deployment. Pure arithmetic on judged
// tasks, the same for rolling deployments, draining instances, unhealthy tasks and scaling.
import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import type { Bounds } from '../deployment-configuration/bounds.ts';
import type { PlaceableInstance } from '../placement/place.ts';
import { chooseToStop } from '../placement/scale-in.ts';
import type { Judged } from './judge.ts';

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

/** @param started how many replacements found a place */
export function stoppable(
  counted: CountedTasks,
  started: number,
  strategies: readonly PlacementStrategy[],
  instances: readonly PlaceableInstance[],
): Stops {
  const { desired, bounds, keep, retiring, unhealthy } = counted;
  const choose = (from: readonly Judged[], count: number) => {
    if (count <= 0) return [];
    const tasks = from.filter((judged) => !judged.locked).map((judged) => judged.task);
    const chosen = new Set(chooseToStop(tasks, count, strategies, instances));
    return from.filter((judged) => chosen.has(judged.task));
  };
  const waiting = (from: readonly Judged[]) => from.filter((judged) => judged.verdict !== 'healthy');
  const healthy = (from: readonly Judged[]) => from.filter((judged) => judged.verdict === 'healthy');

  // Tasks that do not serve yet are stopped first.
  const excess = Math.max(0, (counted.patient ? healthy(keep).length : keep.length) - desired);
  const idle = counted.patient ? [] : choose(waiting(keep), Math.min(excess, waiting(keep).length));
  const surplus = [...idle, ...choose(healthy(keep), excess - idle.length)];

  // Tasks that are not healthy may be stopped at once; healthy ones only while enough remain.
  const staying = healthy(keep).length - healthy(surplus).length + healthy(retiring).length;
  const spare = Math.max(0, staying - bounds.lower);
  const retired = [
    ...waiting(retiring).filter((judged) => !judged.locked),
    ...choose(healthy(retiring), Math.min(spare, healthy(retiring).length)),
  ];

  // Unhealthy tasks are stopped once their replacements have started; without room for replacements, one by one.
  const missing = desired - keep.length;
  const failedCount = missing <= started ? unhealthy.length : Math.max(1, started);
  return { surplus, retired, failed: unhealthy.slice(0, failedCount) };
}
