// The settings of a service: as CreateService sets them, and as UpdateService changes them.
import type {
  CapacityProviderStrategyItem,
  CreateServiceRequest,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import { plain } from '../../../kernel/plain.ts';
import { deploymentDefaults } from '../deployment-configuration/defaults.ts';
import { isFargateStrategy } from '../placement/launch-type.ts';
import type { ClusterRecord, ServiceRecord } from '../state.ts';
import { mergeTags } from '../tags.ts';

/** What CreateService asks for, with AWS's defaults. */
export function initialSettings(input: CreateServiceRequest, cluster: ClusterRecord) {
  const strategy = input.capacityProviderStrategy?.length
    ? input.capacityProviderStrategy
    : input.launchType
      ? undefined
      : nonEmpty(cluster.defaultCapacityProviderStrategy);
  const launchType = strategy ? launchTypeOf(strategy) : (input.launchType ?? 'EC2');
  return {
    deploymentController:
      input.deploymentController?.type === 'ECS' ? undefined : input.deploymentController?.type,
    desiredCount: input.desiredCount ?? 0,
    schedulingStrategy: input.schedulingStrategy ?? ('REPLICA' as const),
    launchType: launchType === 'FARGATE' ? ('FARGATE' as const) : launchType && ('EC2' as const),
    capacityProviderStrategy: strategy,
    platformVersion: launchType === 'FARGATE' ? input.platformVersion || 'LATEST' : undefined,
    loadBalancers: input.loadBalancers ?? [],
    serviceConnectConfiguration: input.serviceConnectConfiguration,
    serviceRegistries: nonEmpty(input.serviceRegistries ?? []),
    networkConfiguration: input.networkConfiguration,
    volumeConfigurations: nonEmpty(input.volumeConfigurations ?? []),
    deploymentConfiguration: deploymentDefaults(input.deploymentConfiguration, input.schedulingStrategy),
    placementConstraints: input.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? [],
    // Since 2025 of every service: it holds for container health checks, too. https://github.com/kayac/ecspresso/pull/805
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? 0,
    availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? ('ENABLED' as const),
    enableECSManagedTags: input.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? ('NONE' as const),
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    roleArn: input.role,
    tags: mergeTags(input.tags),
    clientToken: input.clientToken,
  };
}

/** What UpdateService changes; what it does not mention is absent. */
export function changedSettings(service: ServiceRecord, input: UpdateServiceRequest): Partial<ServiceRecord> {
  const configuration = input.deploymentConfiguration;
  const strategy = input.capacityProviderStrategy;
  const changes = plain({
    desiredCount: input.desiredCount,
    deploymentConfiguration: configuration && {
      ...deploymentDefaults(undefined, service.schedulingStrategy),
      ...service.deploymentConfiguration,
      ...plain(configuration),
    },
    networkConfiguration: input.networkConfiguration,
    volumeConfigurations: input.volumeConfigurations,
    loadBalancers: input.loadBalancers,
    serviceConnectConfiguration: input.serviceConnectConfiguration,
    serviceRegistries: input.serviceRegistries,
    placementConstraints: input.placementConstraints,
    placementStrategy: input.placementStrategy,
    platformVersion: input.platformVersion || undefined,
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds,
    availabilityZoneRebalancing: input.availabilityZoneRebalancing,
    enableExecuteCommand: input.enableExecuteCommand,
    enableECSManagedTags: input.enableECSManagedTags,
    propagateTags: input.propagateTags,
  });
  return strategy?.length
    ? { ...changes, capacityProviderStrategy: strategy, launchType: launchTypeOf(strategy) }
    : changes;
}

/** With a strategy, only Fargate's own capacity providers give a service a launch type. */
const launchTypeOf = (strategy: readonly CapacityProviderStrategyItem[]): 'FARGATE' | undefined =>
  isFargateStrategy(strategy) ? 'FARGATE' : undefined;

const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);
