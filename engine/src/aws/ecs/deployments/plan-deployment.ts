// Which planner keeps a service at its count and rolls its revisions out. There is one for each way of deploying.
import type { Plan } from '../../../kernel/controller.ts';
import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import { planBlueGreen, planStalled } from './blue-green.ts';
import { planRolling } from './rolling.ts';
import { planTaskSets } from './task-sets.ts';

export function planDeployment(snapshot: ServiceSnapshot, now: number): Plan<ServiceStep> {
  const { service, rollout } = snapshot;
  if (service.deploymentController) return planTaskSets(snapshot, now);
  if (rollout?.strategy === 'BLUE_GREEN') return planBlueGreen(snapshot, rollout, now);
  const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
  return primary?.rolloutState === 'FAILED' ? planStalled(snapshot, now) : planRolling(snapshot, now);
}
