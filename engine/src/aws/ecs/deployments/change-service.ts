// Writing to a service's record: events, deployments, tasks.
import type { Context } from '../../../kernel/context.ts';
import {
  type DeploymentRecord,
  type ServiceDeploymentRecord,
  type ServiceRecord,
  serviceDeployments,
  services,
} from '../state.ts';

const eventLimit = 100;

/** Says something in the service's events; a service that is gone says nothing. */
export function addEvent(ctx: Context, key: string, message: string): void {
  const service = ctx.get(services, key);
  if (!service) return;
  const event = { id: ctx.ids.uuid(), createdAt: ctx.now, message };
  ctx.put(services, key, { ...service, events: [event, ...service.events].slice(0, eventLimit) });
}

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

/** The service deployment that the service points to. */
export function currentRollout(ctx: Context, service: ServiceRecord): ServiceDeploymentRecord | undefined {
  return service.currentServiceDeployment
    ? ctx.get(serviceDeployments, service.currentServiceDeployment)
    : undefined;
}

export function changeRollout(
  ctx: Context,
  service: ServiceRecord,
  change: Partial<ServiceDeploymentRecord>,
): void {
  const rollout = currentRollout(ctx, service);
  if (rollout) ctx.put(serviceDeployments, rollout.arn, { ...rollout, ...change, updatedAt: ctx.now });
}

export const existing = (ctx: Context, key: string): ServiceRecord => {
  const service = ctx.get(services, key);
  if (!service) throw new Error(`The service ${key} is gone in the middle of a plan`);
  return service;
};
