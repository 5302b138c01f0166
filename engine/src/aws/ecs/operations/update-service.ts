// UpdateService. Starts a deployment only when something changes that tasks are made from, or when forced to; counts,
// percentages, grace period and placement take effect at once.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html

import { isDeepStrictEqual } from 'node:util';
import type { UpdateServiceRequest } from '@aws-sdk/client-ecs';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { startDeployment } from '../deployments/start-deployment.ts';
import { requireTaskRole } from '../execute-command/agent.ts';
import { invalidParameter } from '../faults.ts';
import { checkStrategy } from '../find/capacity-providers.ts';
import { requireCluster } from '../find/clusters.ts';
import { requireActiveService, serviceKey } from '../find/services.ts';
import { findRevision, requireActiveTaskDefinition } from '../find/task-definitions.ts';
import { checkSize } from '../quotas.ts';
import { connectService } from '../service-connect/connect-service.ts';
import { refuseDaemonCount } from '../services/refuse-daemon-count.ts';
import { refuseDeployment } from '../services/refuse-deployment.ts';
import { changedSettings } from '../services/service-settings.ts';
import { validateService } from '../services/validate-service.ts';
import { type ServiceRecord, services } from '../state.ts';
import { serviceView } from '../views/service.ts';

export const updateService: Operation<'ecs', 'UpdateService'> = (input, ctx) => {
  const service = requireActiveService(ctx, input.cluster, input.service ?? '');
  const current = service.taskDefinition ? findRevision(ctx, service.taskDefinition) : undefined;
  const definition =
    input.taskDefinition === undefined && (current || service.deploymentController)
      ? current
      : requireActiveTaskDefinition(ctx, input.taskDefinition);
  refuseDaemonCount(service.schedulingStrategy, input);
  refuseStrategyChange(service, input);
  if (service.deploymentController) refuseDeployment(service, input, definition?.arn);
  checkSize(ctx, input);
  checkStrategy(ctx, requireCluster(ctx, input.cluster), input.capacityProviderStrategy);
  const changed: ServiceRecord = plain({
    ...service,
    ...changedSettings(service, input),
    taskDefinition: definition?.arn,
  });
  if (definition) {
    validateService(ctx, { ...input, ...validatedSettings(changed, input) }, definition);
    requireTaskRole("service couldn't be updated", changed.enableExecuteCommand, definition);
  }
  const deploys =
    !service.deploymentController &&
    (input.forceNewDeployment === true ||
      !isDeepStrictEqual(revisionSettings(changed), revisionSettings(service)));
  const updated =
    deploys && definition
      ? startDeployment(ctx, connectService(ctx, changed, definition))
      : { ...changed, steady: staysSteady(service, changed) };
  ctx.put(services, serviceKey(service), updated);
  return { service: serviceView(updated, ctx, ['TAGS']) };
};

/** What the service's tasks are made from: a change of it starts a deployment of a new service revision. */
const revisionSettings = (service: ServiceRecord) => ({
  taskDefinition: service.taskDefinition,
  networkConfiguration: service.networkConfiguration ?? null,
  volumeConfigurations: service.volumeConfigurations ?? null,
  loadBalancers: service.loadBalancers,
  serviceRegistries: service.serviceRegistries ?? [],
  serviceConnectConfiguration: service.serviceConnectConfiguration ?? null,
  capacityProviderStrategy: service.capacityProviderStrategy ?? null,
  platformVersion: service.platformVersion ?? null,
  enableExecuteCommand: service.enableExecuteCommand,
});

const validatedSettings = (service: ServiceRecord, input: UpdateServiceRequest) => ({
  desiredCount: service.desiredCount,
  deploymentConfiguration: service.deploymentConfiguration,
  networkConfiguration: service.networkConfiguration,
  volumeConfigurations: service.volumeConfigurations ?? [],
  loadBalancers: service.loadBalancers,
  serviceRegistries: service.serviceRegistries ?? [],
  placementConstraints: input.placementConstraints,
  capacityProviderStrategy: service.capacityProviderStrategy,
  launchType: service.launchType,
  schedulingStrategy: service.schedulingStrategy,
});

const staysSteady = (before: ServiceRecord, after: ServiceRecord): boolean =>
  before.steady && before.desiredCount === after.desiredCount;

function refuseStrategyChange(service: ServiceRecord, input: UpdateServiceRequest): void {
  const wanted = input.capacityProviderStrategy;
  if (wanted === undefined || input.forceNewDeployment) return;
  if (wanted.length === 0 && !service.capacityProviderStrategy) return;
  if (isDeepStrictEqual(plain(wanted), service.capacityProviderStrategy)) return;
  throw invalidParameter(
    'When switching from launch type to capacity provider strategy on an requireExisting service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
  );
}
