// UpdateService. A new deployment begins only when something changes that a task is made of, or when it is forced; counts,
// percentages, grace period and placement apply at once.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
import { isDeepStrictEqual } from 'node:util';
import type { UpdateServiceRequest } from '@aws-sdk/client-ecs';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { startDeployment } from '../deployments/start-deployment.ts';
import { invalidParameter } from '../faults.ts';
import { activeService, lastSegment, serviceKey } from '../find/references.ts';
import { activeTaskDefinition } from '../find/task-definitions.ts';
import { validateService } from '../services/validate-service.ts';
import { type ServiceRecord, services, taskDefinitions } from '../state.ts';
import { serviceView } from '../views/service.ts';
import { deploymentDefaults } from './create-service.ts';

export const updateService: Operation<'ecs', 'UpdateService'> = (input, ctx) => {
  const service = activeService(ctx, input.cluster, input.service ?? '');
  const current = ctx.get(taskDefinitions, lastSegment(service.taskDefinition));
  const definition =
    input.taskDefinition === undefined && current ? current : activeTaskDefinition(ctx, input.taskDefinition);
  refuseStrategyChange(service, input);
  const changed: ServiceRecord = plain({
    ...service,
    ...changesOf(service, input),
    taskDefinition: definition.arn,
  });
  validateService(ctx, { ...input, ...effective(changed, input) }, definition);
  const deploys = input.forceNewDeployment === true || !isDeepStrictEqual(madeOf(changed), madeOf(service));
  const updated = deploys
    ? startDeployment(ctx, changed)
    : { ...changed, steady: steadyStill(service, changed) };
  ctx.put(services, serviceKey(service), updated);
  return { service: serviceView(updated, ctx, ['TAGS']) };
};

function changesOf(service: ServiceRecord, input: UpdateServiceRequest): Partial<ServiceRecord> {
  const configuration = input.deploymentConfiguration;
  const strategy = input.capacityProviderStrategy;
  return plain({
    desiredCount: input.desiredCount,
    deploymentConfiguration: configuration && {
      ...deploymentDefaults(undefined, service.schedulingStrategy),
      ...service.deploymentConfiguration,
      ...plain(configuration),
    },
    networkConfiguration: input.networkConfiguration,
    loadBalancers: input.loadBalancers,
    placementConstraints: input.placementConstraints,
    placementStrategy: input.placementStrategy,
    platformVersion: input.platformVersion,
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds,
    availabilityZoneRebalancing: input.availabilityZoneRebalancing,
    enableExecuteCommand: input.enableExecuteCommand,
    enableECSManagedTags: input.enableECSManagedTags,
    propagateTags: input.propagateTags,
    ...(strategy?.length
      ? {
          capacityProviderStrategy: strategy,
          launchType: strategy[0]?.capacityProvider?.startsWith('FARGATE') ? ('FARGATE' as const) : undefined,
        }
      : {}),
  });
}

/** What a task of the service is made of: a change of it is a new service revision. */
const madeOf = (service: ServiceRecord) => ({
  taskDefinition: service.taskDefinition,
  networkConfiguration: service.networkConfiguration ?? null,
  loadBalancers: service.loadBalancers,
  capacityProviderStrategy: service.capacityProviderStrategy ?? null,
  platformVersion: service.platformVersion ?? null,
  enableExecuteCommand: service.enableExecuteCommand,
});

const effective = (service: ServiceRecord, input: UpdateServiceRequest) => ({
  desiredCount: service.desiredCount,
  deploymentConfiguration: service.deploymentConfiguration,
  networkConfiguration: service.networkConfiguration,
  loadBalancers: service.loadBalancers,
  placementConstraints: input.placementConstraints,
  launchType: service.launchType,
  schedulingStrategy: service.schedulingStrategy,
});

const steadyStill = (before: ServiceRecord, after: ServiceRecord): boolean =>
  before.steady && before.desiredCount === after.desiredCount;

function refuseStrategyChange(service: ServiceRecord, input: UpdateServiceRequest): void {
  const wanted = input.capacityProviderStrategy;
  if (wanted === undefined || input.forceNewDeployment) return;
  if (wanted.length === 0 && !service.capacityProviderStrategy) return;
  if (isDeepStrictEqual(plain(wanted), service.capacityProviderStrategy)) return;
  throw invalidParameter(
    'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
  );
}
