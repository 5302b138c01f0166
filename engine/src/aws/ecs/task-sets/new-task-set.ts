// A new task set: the record of its tasks, which the service scheduler starts.
import type { CreateTaskSetRequest } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import type { DeploymentRecord, ServiceRecord, TaskDefinitionRecord } from '../state.ts';
import { resolveDigests } from '../task-definitions/image-digests.ts';

export type TaskSetSettings = Pick<
  CreateTaskSetRequest,
  | 'externalId'
  | 'clientToken'
  | 'networkConfiguration'
  | 'loadBalancers'
  | 'serviceRegistries'
  | 'capacityProviderStrategy'
  | 'platformVersion'
  | 'tags'
> & {
  readonly status: DeploymentRecord['status'];
  readonly launchType?: 'EC2' | 'FARGATE' | undefined;
  /** In percent of the service's desired count. */
  readonly scale: number;
};

export function newTaskSet(
  ctx: Context,
  service: ServiceRecord,
  definition: TaskDefinitionRecord,
  settings: TaskSetSettings,
): DeploymentRecord {
  const id = `ecs-svc/${ctx.ids.digits(19)}`;
  const loadBalancers = settings.loadBalancers ?? [];
  const registries = (settings.serviceRegistries ?? []).map((registry) => ({
    registryArn: '',
    ...plain(registry),
  }));
  return plain({
    id,
    status: settings.status,
    taskDefinition: definition.arn,
    networkConfiguration: settings.networkConfiguration,
    volumeConfigurations: service.volumeConfigurations,
    launchType: settings.launchType,
    capacityProviderStrategy: settings.capacityProviderStrategy,
    targets: loadBalancers.map(({ targetGroupArn = '', containerName = '', containerPort = 0 }) => ({
      targetGroupArn,
      containerName,
      containerPort,
    })),
    registries: registries.length > 0 ? registries : undefined,
    imageDigests: resolveDigests(ctx, definition),
    createdAt: ctx.now,
    updatedAt: ctx.now,
    failedTasks: 0,
    launchFailures: 0,
    // Of a task set nothing is rolled out: these two are of ECS's own deployments.
    rolloutState: 'COMPLETED' as const,
    rolloutStateReason: '',
    taskSet: {
      arn: ctx.arn('ecs', `task-set/${service.cluster}/${service.name}/${id}`),
      startedBy: service.deploymentController === 'CODE_DEPLOY' ? 'CODE_DEPLOY' : undefined,
      externalId: settings.externalId,
      clientToken: settings.clientToken,
      scale: settings.scale,
      platformVersion: settings.platformVersion,
      loadBalancers,
      serviceRegistries: registries.length > 0 ? registries : undefined,
      stabilityStatus: 'STABILIZING' as const,
      stabilityStatusAt: ctx.now,
      tags: settings.tags ?? [],
    },
  });
}

/** What a service shows of its primary task set as its own. */
export function withPrimary(service: ServiceRecord, primary: DeploymentRecord): ServiceRecord {
  const { taskSet } = primary;
  return plain({
    ...service,
    taskDefinition: primary.taskDefinition,
    networkConfiguration: primary.networkConfiguration ?? service.networkConfiguration,
    launchType: primary.launchType,
    capacityProviderStrategy: primary.capacityProviderStrategy,
    platformVersion: taskSet?.platformVersion,
    loadBalancers: taskSet?.loadBalancers ?? [],
    serviceRegistries: taskSet?.serviceRegistries,
  });
}
