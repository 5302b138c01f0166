// Changes to the records of a service, of its deployments and of its rollout.
import type { Context } from '../../../kernel/context.ts';
import { findCurrentRollout } from '../find/service-deployments.ts';
import {
  type DeploymentRecord,
  type ServiceDeploymentRecord,
  type ServiceRecord,
  serviceDeployments,
  services,
  type TaskSetRecord,
} from '../state.ts';

export function changeService(
  ctx: Context,
  key: string,
  change: (service: ServiceRecord) => Partial<ServiceRecord>,
): void {
  const service = ctx.get(services, key);
  if (service) ctx.put(services, key, { ...service, ...change(service) });
}

export function changeDeployment(
  ctx: Context,
  key: string,
  id: string,
  change: (deployment: DeploymentRecord) => Partial<DeploymentRecord>,
): void {
  changeService(ctx, key, (service) => ({
    deployments: service.deployments.map((deployment) =>
      deployment.id === id ? { ...deployment, ...change(deployment), updatedAt: ctx.now } : deployment,
    ),
  }));
}

export function changeRollout(
  ctx: Context,
  service: ServiceRecord,
  change: Partial<ServiceDeploymentRecord>,
): void {
  const rollout = findCurrentRollout(ctx, service);
  if (rollout) ctx.put(serviceDeployments, rollout.arn, { ...rollout, ...change, updatedAt: ctx.now });
}

/** Returns the changed service. */
export function changeTaskSet(
  ctx: Context,
  key: string,
  id: string,
  change: Partial<TaskSetRecord>,
): ServiceRecord {
  changeDeployment(ctx, key, id, ({ taskSet }) => (taskSet ? { taskSet: { ...taskSet, ...change } } : {}));
  changeService(ctx, key, () => ({ steady: false }));
  return ctx.get(services, key)!;
}
