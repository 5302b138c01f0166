// Keeps the tasks of one deployment, or of one task set, at their count, whatever the other deployments of the service do.
import { boundsOf } from '../deployment-configuration/bounds.ts';
import type { DeploymentRecord } from '../state.ts';
import { judge } from './judge.ts';
import { planScaling, type Scaling } from './scaling.ts';
import type { ServiceSnapshot } from './snapshot.ts';

export function keepCount(
  snapshot: ServiceSnapshot,
  deployment: DeploymentRecord,
  desired: number,
  now: number,
): Scaling {
  const judged = snapshot.tasks
    .filter((task) => task.startedBy === deployment.id && task.desiredStatus === 'RUNNING')
    .map((task) => judge(task, snapshot, now));
  const { draining } = snapshot;
  const staying = judged.filter(({ task }) => !draining.has(task.instance));
  return planScaling(
    snapshot,
    deployment,
    {
      desired,
      bounds: boundsOf(desired, snapshot.service.deploymentConfiguration),
      keep: staying.filter(({ verdict }) => verdict !== 'unhealthy'),
      unhealthy: staying.filter(({ verdict }) => verdict === 'unhealthy'),
      retiring: judged.filter(({ task }) => draining.has(task.instance)),
    },
    now,
  );
}
