// Brings one deployment's tasks to their count: how many (count.ts), where (placement/), when (throttle.ts), and the service
// event when it cannot be done.

import { failureReason, type PlacementResult, place } from '../placement/place.ts';
import type { PlaceableInstance } from '../placement/placeable-instance.ts';
import type { StoppablePlace } from '../placement/scale-in.ts';
import { protectedText, stuckText, unplaceableText } from '../service-events/texts.ts';
import type { DeploymentRecord } from '../state.ts';
import { type CountedTasks, startable, stoppable } from './count.ts';
import type { Judged } from './judge.ts';
import { batch, type ServiceSnapshot, type ServiceStep } from './snapshot.ts';
import { stoppedEvent, stopTask } from './stop-tasks.ts';
import { startableFrom } from './throttle.ts';
export interface Scaling {
  readonly steps: readonly ServiceStep[];
  readonly revisitAt?: number;
  /** The count is right, every remaining task is healthy, and none is left to stop. */
  readonly settled: boolean;
}

/** When to try placement again if no change was seen. What frees a place is seen: instances, and tasks that end. */
const placementRetryMs = 60_000;

export function planScaling(
  snapshot: ServiceSnapshot,
  deployment: DeploymentRecord,
  counted: CountedTasks,
  now: number,
): Scaling {
  const strategies = snapshot.service.placementStrategy;
  const wanted = Math.min(batch, startable(counted));
  const from = wanted > 0 ? startableFrom(deployment) : undefined;
  const delayed = from !== undefined && now < from;
  const { placed, shortage } =
    wanted > 0 && !delayed ? placeTasks(snapshot, deployment, wanted) : noPlacement;
  const stops = stoppable(counted, placed.length, strategies, () => stoppablePlaces(snapshot));
  const stopping = [...stops.surplus, ...stops.retired, ...stops.failed];

  const steps: ServiceStep[] = [];
  if (placed.length > 0) {
    const replacing = Math.min(placed.length, stops.failed.length);
    steps.push({ do: 'start-tasks', deploymentId: deployment.id, places: placed, replacing });
  }
  for (const judged of stops.failed) steps.push(stopFailed(judged));
  for (const { task } of [...stops.surplus, ...stops.retired]) steps.push(stopTask(task, deployment.id));
  if (stopping.length > 0) steps.push(stoppedEvent(stopping.map(({ task }) => task)));

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
    steps.push({
      do: 'report-impediment',
      message,
      ...(shortage ? { shortage: failureReason(shortage) } : {}),
    });

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
    daemon ? withPeersOf(snapshot, deployment) : snapshot.instances,
  );
}

function withPeersOf(
  { tasks, instances }: ServiceSnapshot,
  deployment: DeploymentRecord,
): PlaceableInstance[] {
  const peers = new Map<string | undefined, number>();
  for (const { instance, startedBy, desiredStatus } of tasks)
    if (startedBy === deployment.id && desiredStatus === 'RUNNING')
      peers.set(instance, (peers.get(instance) ?? 0) + 1);
  return instances.map((instance) => ({ ...instance, peers: peers.get(instance.id) ?? 0 }));
}

/** What each place has free once the tasks that are already stopping have stopped. */
function stoppablePlaces({ tasks, instances }: ServiceSnapshot): StoppablePlace[] {
  const freed = new Map<string | undefined, { cpu: number; memory: number }>();
  for (const { instance, desiredStatus, lastStatus, reservation } of tasks) {
    if (desiredStatus !== 'STOPPED' || lastStatus === 'STOPPED') continue;
    const { cpu, memory } = freed.get(instance) ?? { cpu: 0, memory: 0 };
    freed.set(instance, { cpu: cpu + reservation.cpu, memory: memory + reservation.memory });
  }
  return instances.map((instance) => {
    const more = freed.get(instance.id);
    if (!more) return instance;
    const { cpu, memory } = instance.free;
    return { ...instance, free: { cpu: cpu + more.cpu, memory: memory + more.memory } };
  });
}

function stopFailed({ task, cause }: Judged): ServiceStep {
  const reason = cause?.stoppedReason ?? 'Task failed health checks';
  return { do: 'stop-task', taskId: task.id, reason, ...(cause ? { failedHealth: cause.event } : {}) };
}

export function earliest(times: readonly (number | undefined)[]): number | undefined {
  let first: number | undefined;
  for (const time of times) if (time !== undefined && (first === undefined || time < first)) first = time;
  return first;
}
