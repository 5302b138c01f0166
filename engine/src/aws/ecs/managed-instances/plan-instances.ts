// How many managed instances there should be: enough for the tasks that wait, and none that has had no tasks for a while.
import type { Plan } from '../../../kernel/controller.ts';
import { instancesFor } from '../managed-scaling/plan-scaling.ts';
import { earliest } from '../scheduling/scaling.ts';
import type { InstanceSnapshot, ManagedSnapshot } from './observe-instances.ts';

export type ManagedStep =
  | { readonly do: 'launch'; readonly type: string; readonly subnets: readonly string[] }
  | { readonly do: 'explain'; readonly reason: string }
  | { readonly do: 'registered' | 'busy' | 'idle' | 'release'; readonly instanceId: string };

const retryMs = 60_000;
/** An instance that has not joined by then is given up. */
const joinMs = 10 * 60_000;

export function planInstances(snapshot: ManagedSnapshot, now: number): Plan<ManagedStep> {
  const { instances, waiting, chosen, settings } = snapshot;
  const kept = instances.map((each) => planOne(snapshot, each, now));
  const steps = kept.flatMap((each) => each.steps);
  const joining = instances.some(({ registered, record }) => !registered && !record.registered);
  const retryAt = (snapshot.launchFailedAt ?? Number.NEGATIVE_INFINITY) + retryMs;
  const later = kept.map(({ revisitAt }) => revisitAt);
  if (waiting.length === 0 || joining) return withRevisit(steps, earliest(later));
  if (now < retryAt) return withRevisit(steps, earliest([retryAt, ...later]));
  if (!chosen)
    steps.push({ do: 'explain', reason: 'No instance type meets the requirements and is large enough.' });
  else {
    const subnets = settings.instanceLaunchTemplate?.networkConfiguration?.subnets ?? [];
    const count = instancesFor({ unit: chosen.capacity, waiting });
    steps.push({ do: 'launch', type: chosen.type, subnets: spread(subnets, instances, count) });
  }
  return withRevisit(steps, earliest([now + retryMs, ...later]));
}

const withRevisit = (steps: readonly ManagedStep[], revisitAt: number | undefined): Plan<ManagedStep> => ({
  steps,
  ...(revisitAt !== undefined && { revisitAt }),
});

function planOne(
  { isActive, settings }: ManagedSnapshot,
  { record, registered, tasks }: InstanceSnapshot,
  now: number,
): { readonly steps: ManagedStep[]; readonly revisitAt?: number } {
  const { instanceId, launchedAt, idleSince } = record;
  const step = (what: 'registered' | 'busy' | 'idle' | 'release') => ({ steps: [{ do: what, instanceId }] });
  if (!registered) {
    // It has left the cluster, or never came.
    if (record.registered || now >= launchedAt + joinMs) return step('release');
    return { steps: [], revisitAt: launchedAt + joinMs };
  }
  if (!record.registered) return step('registered');
  if (tasks > 0) return idleSince === undefined ? { steps: [] } : step('busy');
  if (!isActive) return step('release');
  if (idleSince === undefined) return step('idle');
  const { scaleInAfter = 300 } = settings.infrastructureOptimization ?? {};
  if (scaleInAfter < 0) return { steps: [] };
  const at = idleSince + scaleInAfter * 1000;
  return now >= at ? step('release') : { steps: [], revisitAt: at };
}

/** Each new instance in the subnet that has the fewest. */
function spread(subnets: readonly string[], instances: readonly InstanceSnapshot[], count: number): string[] {
  const has = new Map(
    subnets.map((id) => [id, instances.filter(({ record }) => record.subnetId === id).length]),
  );
  return Array.from({ length: count }, () => {
    const [id, number] = [...has].reduce((least, each) => (each[1] < least[1] ? each : least));
    has.set(id, number + 1);
    return id;
  });
}
