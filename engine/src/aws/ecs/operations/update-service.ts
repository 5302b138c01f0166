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
import { requireActiveService, serviceKey } from '../find/services.ts';
import { findRevision, requireActiveTaskDefinition } from '../find/task-definitions.ts';
import { checkSize } from '../quotas.ts';
import { connectService } from '../service-connect/connect-service.ts';
import { changedSettings } from '../services/service-settings.ts';
import { validateService } from '../services/validate-service.ts';
import { type ServiceRecord, services } from '../state.ts';
import { serviceView } from '../views/service.ts';

export const updateService: Operation<'ecs', 'UpdateService'> = (input, ctx) => {
  const service = requireActiveService(ctx, input.cluster, input.service ?? '');
  const current = findRevision(ctx, service.taskDefinition);
  const definition =
    input.taskDefinition === undefined && current
      ? current
      : requireActiveTaskDefinition(ctx, input.taskDefinition);
  refuseStrategyChange(service, input);
  if (service.deploymentController) refuseDeployment(service, input, definition.arn);
  checkSize(ctx, input);
  const changed: ServiceRecord = plain({
    ...service,
    ...changedSettings(service, input),
    taskDefinition: definition.arn,
  });
  validateService(ctx, { ...input, ...validatedSettings(changed, input) }, definition);
  requireTaskRole("service couldn't be updated", changed.enableExecuteCommand, definition);
  const deploys =
    input.forceNewDeployment === true ||
    !isDeepStrictEqual(revisionSettings(changed), revisionSettings(service));
  const updated = deploys
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
  launchType: service.launchType,
  schedulingStrategy: service.schedulingStrategy,
});

const staysSteady = (before: ServiceRecord, after: ServiceRecord): boolean =>
  before.steady && before.desiredCount === after.desiredCount;

/** What makes new tasks is CodeDeploy's to change. */
function refuseDeployment(service: ServiceRecord, input: UpdateServiceRequest, taskDefinition: string): void {
  const changes = (wanted: unknown, present: unknown) =>
    wanted !== undefined && !isDeepStrictEqual(plain({ wanted }), plain({ wanted: present }));
  const changed =
    taskDefinition !== service.taskDefinition
      ? 'task definition'
      : changes(input.networkConfiguration, service.networkConfiguration)
        ? 'network parameters'
        : changes(input.loadBalancers, service.loadBalancers)
          ? 'load balancers'
          : changes(input.platformVersion, service.platformVersion)
            ? 'platform version'
            : undefined;
  const how = 'Use AWS CodeDeploy to trigger a new deployment.';
  if (changed) {
    throw invalidParameter(
      `Unable to update ${changed} on services with a CODE_DEPLOY deployment controller. ${how}`,
    );
  }
  if (input.forceNewDeployment) {
    throw invalidParameter(
      `Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. ${how}`,
    );
  }
}

function refuseStrategyChange(service: ServiceRecord, input: UpdateServiceRequest): void {
  const wanted = input.capacityProviderStrategy;
  if (wanted === undefined || input.forceNewDeployment) return;
  if (wanted.length === 0 && !service.capacityProviderStrategy) return;
  if (isDeepStrictEqual(plain(wanted), service.capacityProviderStrategy)) return;
  throw invalidParameter(
    'When switching from launch type to capacity provider strategy on an requireExisting service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
  );
}
