// CreateTaskSet: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter, unsupportedFeature } from '../faults.ts';
import { checkStrategy } from '../find/capacity-providers.ts';
import { requireCluster } from '../find/clusters.ts';
import { serviceKey } from '../find/services.ts';
import { requireActiveTaskDefinition } from '../find/task-definitions.ts';
import { requireServiceWithTaskSets, taskSetsOf } from '../find/task-sets.ts';
import { tasksOfService } from '../find/tasks.ts';
import { isFargateStrategy } from '../placement/launch-type.ts';
import { checkSize } from '../quotas.ts';
import { validateService } from '../services/validate-service.ts';
import { type DeploymentRecord, services } from '../state.ts';
import { mergeTags } from '../tags.ts';
import { newTaskSet } from '../task-sets/new-task-set.ts';
import { checkedScale } from '../task-sets/scale.ts';
import { taskSetView } from '../views/task-set.ts';

/** As AWS counts them: its error speaks of deployments. */
const mostTaskSets = 5;

export const createTaskSet: Operation<'ecs', 'CreateTaskSet'> = (input, ctx) => {
  const service = requireServiceWithTaskSets(ctx, input.cluster, input.service ?? '');
  const definition = requireActiveTaskDefinition(ctx, input.taskDefinition);
  const existing = taskSetsOf(service);
  const repeated = existing.find(({ taskSet }) => taskSet.clientToken === input.clientToken);
  if (input.clientToken && repeated)
    return { taskSet: taskSetView(repeated, service, tasksOfService(ctx, service)) };
  if (existing.length >= mostTaskSets)
    throw invalidParameter(
      `${existing.length} deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.`,
    );
  if (input.launchType && input.capacityProviderStrategy?.length)
    throw invalidParameter('Specifying both a launch type and capacity provider strategy is not supported.');
  const strategy = input.capacityProviderStrategy?.length ? input.capacityProviderStrategy : undefined;
  checkStrategy(ctx, requireCluster(ctx, input.cluster), strategy);
  const launchType = launchTypeOf(strategy, input.launchType ?? service.launchType ?? 'EC2');
  refuseMixture(existing, launchType);
  checkSize(ctx, input);
  validateService(
    ctx,
    {
      launchType,
      capacityProviderStrategy: strategy,
      platformVersion: input.platformVersion,
      networkConfiguration: input.networkConfiguration,
      loadBalancers: input.loadBalancers,
      serviceRegistries: input.serviceRegistries,
    },
    definition,
  );
  const fargate = launchType === 'FARGATE';
  const added = newTaskSet(ctx, service, definition, {
    ...input,
    status: 'ACTIVE',
    launchType,
    capacityProviderStrategy: strategy,
    platformVersion: fargate ? input.platformVersion || 'LATEST' : undefined,
    scale: checkedScale(input.scale ?? { unit: 'PERCENT', value: 0 }),
    tags: mergeTags(input.tags),
  });
  ctx.put(services, serviceKey(service), {
    ...service,
    deployments: [added, ...service.deployments],
    steady: false,
  });
  return { taskSet: taskSetView({ ...added, taskSet: added.taskSet! }, service, [], ['TAGS']) };
};

function launchTypeOf(
  strategy: Parameters<typeof isFargateStrategy>[0],
  launchType: string,
): 'EC2' | 'FARGATE' | undefined {
  if (strategy) return isFargateStrategy(strategy) ? 'FARGATE' : undefined;
  if (launchType !== 'EC2' && launchType !== 'FARGATE')
    throw unsupportedFeature(
      `The launch type ${launchType} is not simulated by Drydock. Nothing was changed.`,
    );
  return launchType;
}

/** The scheduler looks for places of one kind for all tasks of a service. */
function refuseMixture(existing: readonly DeploymentRecord[], launchType: string | undefined): void {
  const fargate = launchType === 'FARGATE';
  if (existing.some((other) => (other.launchType === 'FARGATE') !== fargate))
    throw unsupportedFeature(
      'Task sets on Fargate beside task sets on EC2, in one service, are not simulated by Drydock. Nothing was changed.',
    );
}
