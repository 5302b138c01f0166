// CreateService: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
import type { CreateServiceRequest, DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { startDeployment } from '../deployments/start-deployment.ts';
import { invalidParameter, notIdempotent } from '../faults.ts';
import { activeCluster, keyOf } from '../find/references.ts';
import { activeTaskDefinition } from '../find/task-definitions.ts';
import { validateService } from '../services/validate-service.ts';
import { type ClusterRecord, type ServiceRecord, services } from '../state.ts';
import { mergeTags } from '../tags.ts';
import { serviceView } from '../views/service.ts';

export const createService: Operation<'ecs', 'CreateService'> = (input, ctx) => {
  const cluster = activeCluster(ctx, input.cluster);
  const name = input.serviceName ?? '';
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
    throw invalidParameter(
      'Invalid service name: only letters, numbers, hyphens and underscores, at most 255 characters.',
    );
  const definition = activeTaskDefinition(ctx, input.taskDefinition);
  const key = keyOf(cluster.name, name);
  const existing = ctx.get(services, key);
  if (existing && existing.status !== 'INACTIVE') {
    if (existing.status === 'ACTIVE' && input.clientToken && existing.clientToken === input.clientToken)
      return { service: serviceView(existing, ctx, ['TAGS']) };
    if (existing.status === 'DRAINING')
      throw invalidParameter('Unable to Start a service that is still Draining.');
    throw notIdempotent();
  }
  if (input.launchType && input.capacityProviderStrategy?.length)
    throw invalidParameter('Specifying both a launch type and capacity provider strategy is not supported.');
  if (input.desiredCount === undefined && input.schedulingStrategy !== 'DAEMON')
    throw invalidParameter('The desired count must be specified for the REPLICA scheduling strategy.');
  validateService(ctx, input, definition);
  const service: ServiceRecord = plain({
    ...settingsOf(input, cluster),
    arn: ctx.arn('ecs', `service/${cluster.name}/${name}`),
    name,
    cluster: cluster.name,
    clusterArn: cluster.arn,
    status: 'ACTIVE' as const,
    taskDefinition: definition.arn,
    createdAt: ctx.now,
    deployments: [],
    events: [],
    steady: false,
  });
  const started = startDeployment(ctx, service);
  ctx.put(services, key, started);
  return { service: serviceView(started, ctx, ['TAGS']) };
};

function settingsOf(input: CreateServiceRequest, cluster: ClusterRecord) {
  const strategy = input.capacityProviderStrategy?.length
    ? input.capacityProviderStrategy
    : input.launchType
      ? undefined
      : nonEmpty(cluster.defaultCapacityProviderStrategy);
  const fargate = strategy?.some((item) => item.capacityProvider?.startsWith('FARGATE')) ?? false;
  const launchType = strategy ? (fargate ? ('FARGATE' as const) : undefined) : (input.launchType ?? 'EC2');
  return {
    desiredCount: input.desiredCount ?? 0,
    schedulingStrategy: input.schedulingStrategy ?? ('REPLICA' as const),
    launchType: launchType === 'FARGATE' ? ('FARGATE' as const) : launchType && ('EC2' as const),
    capacityProviderStrategy: strategy,
    platformVersion: launchType === 'FARGATE' ? (input.platformVersion ?? 'LATEST') : undefined,
    loadBalancers: input.loadBalancers ?? [],
    networkConfiguration: input.networkConfiguration,
    deploymentConfiguration: deploymentDefaults(input.deploymentConfiguration, input.schedulingStrategy),
    placementConstraints: input.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? [],
    healthCheckGracePeriodSeconds:
      input.healthCheckGracePeriodSeconds ?? (input.loadBalancers?.length ? 0 : undefined),
    availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? ('ENABLED' as const),
    enableECSManagedTags: input.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? ('NONE' as const),
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    roleArn: input.role,
    tags: mergeTags(input.tags),
    clientToken: input.clientToken,
  };
}

const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/** REPLICA 100 % to 200 %, DAEMON 0 % to 100 %. */
export function deploymentDefaults(
  given: DeploymentConfiguration | undefined,
  scheduling: string | undefined,
): DeploymentConfiguration {
  const daemon = scheduling === 'DAEMON';
  return {
    maximumPercent: daemon ? 100 : 200,
    minimumHealthyPercent: daemon ? 0 : 100,
    strategy: 'ROLLING',
    ...withoutUndefined(given ?? {}),
  };
}

function withoutUndefined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
