// Brings one deployment's tasks to their count: how many (count.ts), where (placement/), when (throttle.ts), and the service
// event when it cannot be done.

import { failureReason, type PlacementResult, place } from '../placement/place.ts';
import { protectedText, stuckText, unplaceableText } from '../service-events/texts.ts';
import type { DeploymentRecord } from '../state.ts';
import { type CountedTasks, startable, stoppable } from './count.ts';
import type { Judged } from './judge.ts';
import type { ServiceSnapshot, ServiceStep } from './snapshot.ts';
import { startableFrom } from './throttle.ts';
export interface Scaling {
  readonly steps: readonly ServiceStep[];
  readonly revisitAt?: number;
  /** The count is right, every remaining task is healthy, and none is left to stop. */
  readonly settled: boolean;
}

/** How soon to try placement again when no change was seen. */
const placementRetryMs = 2_000;

export function planScaling(
  snapshot: ServiceSnapshot,
  deployment: DeploymentRecord,
  counted: CountedTasks,
  now: number,
): Scaling {
  const strategies = snapshot.service.placementStrategy;
  const wanted = startable(counted);
  const from = wanted > 0 ? startableFrom(deployment) : undefined;
  const delayed = from !== undefined && now < from;
  const { placed, shortage } =
    wanted > 0 && !delayed ? placeTasks(snapshot, deployment, wanted) : noPlacement;
  const stops = stoppable(counted, placed.length, strategies, snapshot.instances);
  const stopping = [...stops.surplus, ...stops.retired, ...stops.failed];

  const steps: ServiceStep[] = [];
  if (placed.length > 0) {
    const replacing = Math.min(placed.length, stops.failed.length);
    steps.push({ do: 'start-tasks', deploymentId: deployment.id, places: placed, replacing });
  }
  for (const judged of stops.failed) steps.push(stopFailed(judged));
  for (const { task } of [...stops.surplus, ...stops.retired]) {
    const reason = `Scaling activity initiated by (deployment ${task.startedBy ?? deployment.id})`;
    steps.push({ do: 'stop-task', taskId: task.id, reason });
  }
  if (stopping.length > 0) steps.push({ do: 'stopped-event', taskIds: stopping.map(({ task }) => task.id) });

  const missing = counted.desired - counted.keep.length;
  const held = !counted.patient && missing < 0 && stopping.length === 0 && counted.keep.some((j) => j.locked);
  const message = shortage
    ? unplaceableText(snapshot.service.name, shortage)
    : held
      ? protectedText(snapshot.service.name, deployment.id)
      : missing > 0 &&
          wanted === 0 &&
          stopping.length === 0 &&
          counted.keep.every((j) => j.verdict === 'healthy')
        ? stuckText(snapshot.service.name)
        : undefined;
  if (message !== undefined)
    steps.push({ do: 'impede', message, ...(shortage ? { shortage: failureReason(shortage) } : {}) });

  const all = [...counted.keep, ...counted.retiring, ...counted.unhealthy];
  return {
    steps,
    revisitAt: earliest([
      delayed ? from : undefined,
      shortage ? now + placementRetryMs : undefined,
      ...all.map((judged) => judged.revisitAt),
    ]),
    settled:
      steps.length === 0 &&
      missing === 0 &&
      counted.retiring.length === 0 &&
      counted.unhealthy.length === 0 &&
      counted.keep.every((judged) => judged.verdict === 'healthy'),
  };
}

const noPlacement: PlacementResult = { placed: [] };

/** @param zones the only zones to use; by default those of the deployment's subnets */
export function placeTasks(
  snapshot: ServiceSnapshot,
  deployment: DeploymentRecord,
  count: number,
  zones?: readonly string[],
): PlacementResult {
  const requirement = snapshot.requirements[deployment.id];
  if (!requirement) return noPlacement;
  const { service } = snapshot;
  const daemon = service.schedulingStrategy === 'DAEMON';
  const constraints = [...service.placementConstraints, ...requirement.constraints];
  return place(
    {
      count,
      reservation: requirement.reservation,
      constraints: daemon ? [...constraints, { type: 'distinctInstance' }] : constraints,
      strategies: service.placementStrategy,
      zones: zones ?? requirement.zones,
      draw: Number(deployment.id.slice(-6)) + snapshot.tasks.length,
    },
    // An older deployment's daemon does not keep the new one off its instance.
    daemon
      ? snapshot.instances.map((instance) => withPeersOf(snapshot, deployment, instance))
      : snapshot.instances,
  );
}

function withPeersOf(
  snapshot: ServiceSnapshot,
  deployment: DeploymentRecord,
  instance: ServiceSnapshot['instances'][number],
) {
  const peers = snapshot.tasks.filter(
    (task) =>
      task.instance === instance.id && task.startedBy === deployment.id && task.desiredStatus === 'RUNNING',
  ).length;
  return { ...instance, peers };
}

function stopFailed({ task, cause }: Judged): ServiceStep {
  const reason = cause?.stoppedReason ?? 'Task failed health checks';
  return { do: 'stop-task', taskId: task.id, reason, ...(cause ? { failedHealth: cause.event } : {}) };
}

export function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
