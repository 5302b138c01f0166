// What a system is busy with: resources of its stacks, actions of its pipeline, deployments of its service.
import type { Clients } from '../targets/clients.ts';

type Needed = Pick<Clients, 'cloudFormation' | 'codePipeline' | 'ecs'>;

/** `Cluster/AutoScalingGroup CREATE_IN_PROGRESS`, with the reason where there is one. Nested stacks are looked into. */
export async function resourcesInProgress(
  { cloudFormation }: Pick<Clients, 'cloudFormation'>,
  stackName: string,
  below = '',
): Promise<string[]> {
  const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName: stackName });
  const busy = StackResources.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_IN_PROGRESS'));
  const lines = await Promise.all(
    busy.map(async (resource) => {
      const { LogicalResourceId, PhysicalResourceId, ResourceStatus, ResourceStatusReason } = resource;
      const path = `${below}${LogicalResourceId}`;
      if (resource.ResourceType === 'AWS::CloudFormation::Stack' && PhysicalResourceId) {
        const inner = await resourcesInProgress({ cloudFormation }, PhysicalResourceId, `${path}/`);
        if (inner.length > 0) return inner;
      }
      const reason =
        ResourceStatusReason === 'Resource creation Initiated' ? '' : (ResourceStatusReason ?? '');
      return [`${path} ${ResourceStatus}${reason ? `: ${reason}` : ''}`];
    }),
  );
  return lines.flat();
}

export async function actionsInProgress(
  { codePipeline }: Pick<Clients, 'codePipeline'>,
  name: string,
): Promise<string[]> {
  const { stageStates = [] } = await codePipeline.getPipelineState({ name });
  return stageStates.flatMap(({ stageName, actionStates = [] }) =>
    actionStates.flatMap(({ actionName, latestExecution }) =>
      latestExecution?.status === 'InProgress'
        ? [`${stageName}/${actionName}${latestExecution.summary ? `: ${latestExecution.summary}` : ''}`]
        : [],
    ),
  );
}

export async function deploymentsInProgress(
  { ecs }: Pick<Clients, 'ecs'>,
  cluster: string,
): Promise<string[]> {
  const { serviceArns = [] } = await ecs.listServices({ cluster });
  if (serviceArns.length === 0) return [];
  const { services = [] } = await ecs.describeServices({ cluster, services: serviceArns.slice(0, 10) });
  return services.flatMap(({ serviceName, deployments = [] }) =>
    deployments
      .filter(({ rolloutState }) => rolloutState === 'IN_PROGRESS')
      .map(
        ({ runningCount = 0, desiredCount = 0, failedTasks = 0 }) =>
          `service ${serviceName}: ${runningCount} of ${desiredCount} tasks run${failedTasks > 0 ? `, ${failedTasks} failed` : ''}`,
      ),
  );
}

/** The stack while it changes, then its pipeline and its service. */
export async function whatIsAwaited(
  clients: Needed,
  stackName: string,
  {
    pipelineName,
    clusterName,
  }: { readonly pipelineName?: string | undefined; readonly clusterName?: string | undefined },
): Promise<string[]> {
  const resources = await resourcesInProgress(clients, stackName);
  if (resources.length > 0 || pipelineName === undefined) return resources;
  const actions = await actionsInProgress(clients, pipelineName);
  if (clusterName === undefined || actions.length === 0) return actions;
  return [...actions, ...(await deploymentsInProgress(clients, clusterName))];
}
