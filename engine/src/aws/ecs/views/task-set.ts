// A task set as the API returns it.
import type { TaskSet } from '@aws-sdk/client-ecs';
import type { TaskSetDeployment } from '../find/task-sets.ts';
import type { ServiceRecord, TaskRecord } from '../state.ts';
import { computedDesiredCount } from '../task-sets/scale.ts';
import { isPending } from './cluster.ts';

/** @param own the tasks of the service */
export function taskSetView(
  deployment: TaskSetDeployment,
  service: ServiceRecord,
  own: readonly TaskRecord[],
  include: readonly string[] = [],
): TaskSet {
  const { taskSet } = deployment;
  const mine = own.filter((task) => task.startedBy === deployment.id);
  return {
    id: deployment.id,
    taskSetArn: taskSet.arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    startedBy: taskSet.startedBy,
    externalId: taskSet.externalId,
    status: taskSet.draining ? 'DRAINING' : deployment.status,
    taskDefinition: deployment.taskDefinition,
    computedDesiredCount: computedDesiredCount(service, taskSet),
    runningCount: mine.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
    pendingCount: mine.filter(({ lastStatus }) => isPending(lastStatus)).length,
    createdAt: new Date(deployment.createdAt),
    updatedAt: new Date(deployment.updatedAt),
    launchType: deployment.launchType,
    capacityProviderStrategy: deployment.capacityProviderStrategy && [...deployment.capacityProviderStrategy],
    platformVersion: taskSet.platformVersion,
    networkConfiguration: deployment.networkConfiguration,
    loadBalancers: [...taskSet.loadBalancers],
    serviceRegistries: [...(taskSet.serviceRegistries ?? [])],
    scale: { unit: 'PERCENT', value: taskSet.scale },
    stabilityStatus: taskSet.stabilityStatus,
    stabilityStatusAt: new Date(taskSet.stabilityStatusAt),
    tags: include.includes('TAGS') ? [...taskSet.tags] : undefined,
  };
}
