// Keeping a count: how many tasks to start and which to stop, within the bounds of a deployment. Pure arithmetic on
// judged tasks; rolling deployments, draining instances, unhealthy tasks and scaling are all the same here.
import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import type { Bounds } from '../deployment-configuration/bounds.ts';
import type { PlaceableInstance } from '../placement/place.ts';
import { chooseToStop } from '../placement/scale-in.ts';
import type { Judged } from './judge.ts';

export interface Flock {
  readonly desired: number;
  readonly bounds: Bounds;
  /** Tasks to have: of the wanted deployment, not failing, on instances that stay. */
  readonly keep: readonly Judged[];
  /** Tasks to be replaced while they serve: of older deployments, or on DRAINING instances. */
  readonly retiring: readonly Judged[];
  /** Tasks of the wanted deployment that fail their checks. */
  readonly unhealthy: readonly Judged[];
  /** Whether a task too many is kept until it is healthy, so that another can go (zone rebalancing). */
  readonly patient?: boolean;
}

/** How many to start at most: up to the desired count, and never over the upper bound. */
export function startable({ desired, bounds, keep, retiring, unhealthy }: Flock): number {
  const room = bounds.upper - keep.length - retiring.length - unhealthy.length;
  return Math.max(0, Math.min(desired - keep.length, room));
}

export interface Stops {
  readonly surplus: readonly Judged[];
  readonly retired: readonly Judged[];
  readonly failed: readonly Judged[];
}

/** @param started how many replacements there was really a place for */
export function stoppable(
  flock: Flock,
  started: number,
  strategies: readonly PlacementStrategy[],
  instances: readonly PlaceableInstance[],
): Stops {
  const { desired, bounds, keep, retiring, unhealthy } = flock;
  const choose = (from: readonly Judged[], count: number) => {
    if (count <= 0) return [];
    const tasks = from.filter((judged) => !judged.locked).map((judged) => judged.task);
    const chosen = new Set(chooseToStop(tasks, count, strategies, instances));
    return from.filter((judged) => chosen.has(judged.task));
  };
  const waiting = (from: readonly Judged[]) => from.filter((judged) => judged.verdict !== 'healthy');
  const healthy = (from: readonly Judged[]) => from.filter((judged) => judged.verdict === 'healthy');

  // Too many: those that serve nobody yet go first.
  const excess = Math.max(0, (flock.patient ? healthy(keep).length : keep.length) - desired);
  const idle = flock.patient ? [] : choose(waiting(keep), Math.min(excess, waiting(keep).length));
  const surplus = [...idle, ...choose(healthy(keep), excess - idle.length)];

  // What is not healthy may go at once; what is, only while enough stay.
  const staying = healthy(keep).length - healthy(surplus).length + healthy(retiring).length;
  const spare = Math.max(0, staying - bounds.lower);
  const retired = [
    ...waiting(retiring).filter((judged) => !judged.locked),
    ...choose(healthy(retiring), Math.min(spare, healthy(retiring).length)),
  ];

  // Replacements first, then the unhealthy; without room for a replacement, one by one.
  const missing = desired - keep.length;
  const failedCount = missing <= started ? unhealthy.length : Math.max(1, started);
  return { surplus, retired, failed: unhealthy.slice(0, failedCount) };
}
