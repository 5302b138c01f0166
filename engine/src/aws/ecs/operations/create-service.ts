import type { Context, Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { startDeployment } from '../deployments/start-deployment.ts';
import { requireTaskRole } from '../execute-command/agent.ts';
import { invalidParameter, notIdempotent } from '../faults.ts';
import { checkStrategy } from '../find/capacity-providers.ts';
import { requireCluster } from '../find/clusters.ts';
import { keyOf } from '../find/references.ts';
import { servicesOfCluster } from '../find/services.ts';
import { requireActiveTaskDefinition } from '../find/task-definitions.ts';
import { checkSize, quotas } from '../quotas.ts';
import { connectService } from '../service-connect/connect-service.ts';
import { refuseDaemonCount } from '../services/refuse-daemon-count.ts';
import { initialSettings } from '../services/service-settings.ts';
import { validateExternalService, validateService } from '../services/validate-service.ts';
import { expressServices, type ServiceRecord, services, type TaskDefinitionRecord } from '../state.ts';
import { newTaskSet } from '../task-sets/new-task-set.ts';
import { serviceView } from '../views/service.ts';

export const createService: Operation<'ecs', 'CreateService'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const name = input.serviceName ?? '';
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
    throw invalidParameter(
      'Invalid service name: only letters, numbers, hyphens and underscores, at most 255 characters.',
    );
  const controller = input.deploymentController?.type;
  const definition =
    controller === 'EXTERNAL' ? undefined : requireActiveTaskDefinition(ctx, input.taskDefinition);
  const key = keyOf(cluster.name, name);
  const existing = ctx.get(services, key);
  if (existing && existing.status !== 'INACTIVE') {
    if (existing.status === 'ACTIVE' && input.clientToken && existing.clientToken === input.clientToken)
      return { service: serviceView(existing, ctx, ['TAGS']) };
    if (existing.status === 'DRAINING')
      throw invalidParameter('Unable to Start a service that is still Draining.');
    throw notIdempotent();
  }
  const express = ctx.get(expressServices, key);
  if (express && !express.removed)
    throw invalidParameter('Unable to Start a service that is still Draining.');
  if (input.launchType && input.capacityProviderStrategy?.length)
    throw invalidParameter('Specifying both a launch type and capacity provider strategy is not supported.');
  if (input.desiredCount === undefined && input.schedulingStrategy !== 'DAEMON')
    throw invalidParameter('The desired count must be specified for the REPLICA scheduling strategy.');
  refuseDaemonCount(input.schedulingStrategy, input);
  const others = servicesOfCluster(ctx, cluster.name).filter(({ status }) => status !== 'INACTIVE');
  checkQuota(ctx, quotas.servicesPerCluster, others.length + 1);
  checkSize(ctx, input);
  checkStrategy(ctx, cluster, input.capacityProviderStrategy);
  const settings = initialSettings(input, cluster);
  if (definition) {
    const { launchType, capacityProviderStrategy } = settings;
    validateService(
      ctx,
      { ...input, launchType: input.launchType ?? launchType, capacityProviderStrategy },
      definition,
    );
    requireTaskRole("service couldn't be created", input.enableExecuteCommand, definition);
  } else validateExternalService(input);
  const service: ServiceRecord = plain({
    ...settings,
    arn: ctx.arn('ecs', `service/${cluster.name}/${name}`),
    name,
    cluster: cluster.name,
    clusterArn: cluster.arn,
    status: 'ACTIVE' as const,
    taskDefinition: definition?.arn,
    createdAt: ctx.now,
    deployments: [],
    events: [],
    steady: false,
  });
  const started = !definition
    ? service
    : controller === 'CODE_DEPLOY'
      ? withFirstTaskSet(ctx, service, definition)
      : startDeployment(ctx, connectService(ctx, service, definition));
  // Of an Express service that had this name, nothing is left.
  ctx.delete(expressServices, key);
  ctx.put(services, key, started);
  return { service: serviceView(started, ctx, ['TAGS']) };
};

/** CodeDeploy's deployments replace it; a service with an external controller gets its first one from CreateTaskSet. */
const withFirstTaskSet = (
  ctx: Context,
  service: ServiceRecord,
  definition: TaskDefinitionRecord,
): ServiceRecord => ({
  ...service,
  deployments: [
    newTaskSet(ctx, service, definition, {
      status: 'PRIMARY',
      scale: 100,
      launchType: service.launchType,
      capacityProviderStrategy: service.capacityProviderStrategy && [...service.capacityProviderStrategy],
      platformVersion: service.platformVersion,
      networkConfiguration: service.networkConfiguration,
      loadBalancers: [...service.loadBalancers],
      serviceRegistries: [...(service.serviceRegistries ?? [])],
    }),
  ],
});
