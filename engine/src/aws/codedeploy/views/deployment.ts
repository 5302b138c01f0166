// A deployment, and its target, as the API returns them. An ECS deployment has one target: the service.
import type {
  DeploymentInfo,
  DeploymentTarget,
  ECSTaskSet,
  LifecycleEvent,
  TargetStatus,
} from '@aws-sdk/client-codedeploy';
import type { TaskSet } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { taskSetsOf } from '../deployment/snapshot.ts';
import type { DeploymentRecord, LifecycleEventRecord, TaskSetReference } from '../state.ts';

const date = (at: number | undefined) => (at === undefined ? undefined : new Date(at));

export function deploymentView(deployment: DeploymentRecord): DeploymentInfo {
  const { settings, status, rolledBackBy, rollbackOf, rollbackMessage } = deployment;
  const target = targetStatus(deployment);
  const counts = { Pending: 0, InProgress: 0, Succeeded: 0, Failed: 0, Skipped: 0, Ready: 0 };
  return {
    applicationName: deployment.application || undefined,
    deploymentGroupName: deployment.group || undefined,
    deploymentConfigName: deployment.configName || undefined,
    deploymentId: deployment.id,
    previousRevision: deployment.previousRevision,
    revision: deployment.revision,
    status,
    errorInformation: deployment.error,
    createTime: date(deployment.createdAt),
    startTime: date(deployment.startedAt),
    completeTime: date(deployment.endedAt),
    deploymentOverview: { ...counts, [target]: 1 },
    description: deployment.description,
    creator: deployment.creator,
    ignoreApplicationStopFailures: false,
    autoRollbackConfiguration: settings.autoRollbackConfiguration,
    updateOutdatedInstancesOnly: false,
    rollbackInfo:
      rolledBackBy || rollbackOf
        ? {
            rollbackDeploymentId: rolledBackBy,
            rollbackTriggeringDeploymentId: rollbackOf,
            rollbackMessage:
              rollbackMessage ?? `Deployment ${deployment.id} was rolled back by deployment ${rolledBackBy}.`,
          }
        : undefined,
    deploymentStyle: settings.deploymentStyle,
    instanceTerminationWaitTimeStarted: deployment.terminationStartedAt !== undefined,
    blueGreenDeploymentConfiguration: settings.blueGreenDeploymentConfiguration,
    loadBalancerInfo: settings.loadBalancerInfo,
    fileExistsBehavior: 'DISALLOW',
    deploymentStatusMessages: [],
    computePlatform: 'ECS',
    externalId: deployment.externalId,
  };
}

function targetStatus({ status }: DeploymentRecord): Exclude<TargetStatus, 'Unknown'> {
  switch (status) {
    case 'Created':
    case 'Queued':
      return 'Pending';
    case 'Stopped':
      return 'Skipped';
    case 'Baking':
      return 'InProgress';
    default:
      return status;
  }
}

export const targetIdOf = ({ service }: DeploymentRecord): string => `${service.cluster}:${service.name}`;

export function targetView(deployment: DeploymentRecord, ctx: Context): DeploymentTarget {
  const { id, service, blue, green, percent, events } = deployment;
  const sets = taskSetsOf(deployment, ctx);
  const times = events.flatMap(({ startedAt, endedAt }) => [startedAt ?? 0, endedAt ?? 0]);
  return {
    deploymentTargetType: 'ECSTarget',
    ecsTarget: {
      deploymentId: id,
      targetId: targetIdOf(deployment),
      targetArn: ctx.arn('ecs', `service/${service.cluster}/${service.name}`),
      lastUpdatedAt: new Date(Math.max(deployment.createdAt, deployment.endedAt ?? 0, ...times)),
      lifecycleEvents: events.map(eventView),
      status: targetStatus(deployment),
      taskSetsInfo: [
        ...(sets.blue && blue ? [taskSetView(sets.blue, blue, 'Blue', 100 - percent)] : []),
        ...(sets.green && green ? [taskSetView(sets.green, green, 'Green', percent)] : []),
      ],
    },
  };
}

const eventView = ({
  name,
  status,
  startedAt,
  endedAt,
  problem,
  functionName,
}: LifecycleEventRecord): LifecycleEvent => ({
  lifecycleEventName: name,
  status,
  startTime: date(startedAt),
  endTime: date(endedAt),
  diagnostics:
    problem === undefined
      ? undefined
      : { errorCode: 'UnknownError', scriptName: functionName ?? '', message: problem, logTail: '' },
});

const taskSetView = (
  set: TaskSet,
  { id, targetGroupName }: TaskSetReference,
  taskSetLabel: 'Blue' | 'Green',
  trafficWeight: number,
): ECSTaskSet => ({
  // AWS's own spelling.
  identifer: id,
  desiredCount: set.computedDesiredCount,
  pendingCount: set.pendingCount,
  runningCount: set.runningCount,
  status: set.status,
  trafficWeight,
  targetGroup: { name: targetGroupName },
  taskSetLabel,
});
