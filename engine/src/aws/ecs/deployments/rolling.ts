// The rolling deployment: new tasks are started beside old ones, which are stopped as the new ones become healthy, in batches
// bounded by minimumHealthyPercent and maximumPercent. It also keeps a service at its count between deployments.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
import type { Plan } from '../../../kernel/controller.ts';
import { boundsOf } from '../deployment-configuration/bounds.ts';
import { type Judged, judge } from '../scheduling/judge.ts';
import { planRebalancing } from '../scheduling/rebalancing.ts';
import { earliest, planScaling } from '../scheduling/scaling.ts';
import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import { desiredOf, isLeaving } from '../scheduling/snapshot-tasks.ts';
import { rollingBakeMs } from './bake-time.ts';

export function planRolling(snapshot: ServiceSnapshot, now: number): Plan<ServiceStep> {
  const { service, rollout } = snapshot;
  const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
  if (!primary) return { steps: [] };

  const wanted = snapshot.tasks.filter((task) => task.desiredStatus === 'RUNNING');
  const judged = wanted.map((task) => judge(task, snapshot, now));
  const { draining } = snapshot;
  const stays = ({ task }: Judged) => task.startedBy === primary.id && !draining.has(task.instance);
  const staying = judged.filter(stays);
  const desired = desiredOf(snapshot);
  const scaling = planScaling(
    snapshot,
    primary,
    {
      desired,
      bounds: boundsOf(desired, service.deploymentConfiguration),
      keep: staying.filter(({ verdict }) => verdict !== 'unhealthy'),
      unhealthy: staying.filter(({ verdict }) => verdict === 'unhealthy'),
      retiring: judged.filter((candidate) => !stays(candidate)),
      patient: service.rebalancing === true,
    },
    now,
  );
  if (scaling.steps.length > 0) return scaling;

  const leaving = snapshot.tasks.filter((task) => task.startedBy !== primary.id && isLeaving(task));
  const retired = retirable(snapshot, primary.id);
  if (retired.length > 0) return { steps: retired, revisitAt: scaling.revisitAt };
  if (!scaling.settled || leaving.length > 0) return { steps: [], revisitAt: scaling.revisitAt };

  if (rollout) {
    const bakeMs = rollingBakeMs(rollout, snapshot.alarms);
    if (bakeMs > 0 && rollout.status === 'IN_PROGRESS') {
      if (rollout.bakeStartedAt === undefined) return { steps: [{ do: 'bake' }] };
      const bakedAt = rollout.bakeStartedAt + bakeMs;
      if (now < bakedAt) return { steps: [], revisitAt: earliest([bakedAt, scaling.revisitAt]) };
    }
    return { steps: [{ do: rollout.status === 'IN_PROGRESS' ? 'complete' : 'rolled-back' }] };
  }
  if (!service.steady) return { steps: [{ do: 'steady' }], revisitAt: scaling.revisitAt };
  return { steps: planRebalancing(snapshot, primary), revisitAt: scaling.revisitAt };
}

/** Older deployments without tasks. The one to roll back to is kept until the new one is complete. */
function retirable({ service, tasks, rollout }: ServiceSnapshot, primaryId: string): ServiceStep[] {
  return service.deployments
    .filter((deployment) => deployment.id !== primaryId && deployment.id !== rollout?.sourceId)
    .filter((deployment) => deployment.id !== rollout?.targetId)
    .filter((deployment) => !tasks.some((t) => t.startedBy === deployment.id && t.lastStatus !== 'STOPPED'))
    .map((deployment) => ({ do: 'retire', deploymentId: deployment.id }));
}
