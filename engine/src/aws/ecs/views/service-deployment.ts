// A service deployment and a service revision as the API returns them.
import type {
  DeploymentLifecycleHookDetail,
  ServiceDeployment,
  ServiceRevision,
  ServiceRevisionSummary,
} from '@aws-sdk/client-ecs';
import type { Reader } from '../../../kernel/table.ts';
import { failureThreshold } from '../deployment-configuration/circuit-breaker.ts';
import { tasksOfDeployment } from '../find/tasks.ts';
import {
  type HookRunRecord,
  type ServiceDeploymentRecord,
  type ServiceRevisionRecord,
  services,
} from '../state.ts';
import { isPending } from './cluster.ts';

export function serviceDeploymentView(rollout: ServiceDeploymentRecord, state: Reader): ServiceDeployment {
  const date = (at: number | undefined) => (at === undefined ? undefined : new Date(at));
  const weight = (side: 'source' | 'target', percent: number | undefined) =>
    percent === undefined || side === 'target' ? percent : 100 - percent;
  const summary = (side: 'source' | 'target', id: string, arn: string): ServiceRevisionSummary => {
    const mine = tasksOfDeployment(state, id);
    return {
      arn,
      requestedTaskCount: rollout.requestedTaskCount,
      runningTaskCount: mine.filter((task) => task.lastStatus === 'RUNNING').length,
      pendingTaskCount: mine.filter((task) => isPending(task.lastStatus)).length,
      requestedProductionTrafficWeight: weight(side, rollout.productionPercent),
      requestedTestTrafficWeight: weight(side, rollout.testPercent),
    };
  };
  const { deploymentCircuitBreaker: breaker, alarms } = rollout.deploymentConfiguration;
  const desired = state.get(services, rollout.serviceKey)?.desiredCount ?? rollout.requestedTaskCount;
  const over = rollout.finishedAt !== undefined;
  const monitor = (enabled: boolean | undefined, trigger: string) =>
    !enabled
      ? 'DISABLED'
      : rollout.trigger === trigger
        ? 'TRIGGERED'
        : over
          ? 'MONITORING_COMPLETE'
          : 'MONITORING';
  return {
    serviceDeploymentArn: rollout.arn,
    serviceArn: rollout.serviceArn,
    clusterArn: rollout.clusterArn,
    createdAt: date(rollout.createdAt),
    startedAt: date(rollout.startedAt),
    finishedAt: date(rollout.finishedAt),
    stoppedAt: date(rollout.stoppedAt),
    updatedAt: date(rollout.updatedAt),
    sourceServiceRevisions:
      rollout.sourceId && rollout.sourceRevisionArn
        ? [summary('source', rollout.sourceId, rollout.sourceRevisionArn)]
        : [],
    targetServiceRevision: summary('target', rollout.targetId, rollout.targetRevisionArn),
    status: rollout.status,
    statusReason: rollout.statusReason,
    lifecycleStage: rollout.stage,
    lifecycleHookDetails: (rollout.hookRuns ?? []).map((run) => hookView(run, rollout)),
    deploymentConfiguration: rollout.deploymentConfiguration,
    rollback: rollout.rollback && {
      reason: rollout.rollback.reason,
      startedAt: date(rollout.rollback.startedAt),
      serviceRevisionArn: rollout.rollback.revisionArn,
    },
    deploymentCircuitBreaker: {
      status: monitor(breaker?.enable, 'circuit-breaker'),
      failureCount: rollout.failureCount,
      threshold: breaker?.enable ? failureThreshold(breaker, desired) : 0,
    },
    alarms: {
      status: monitor(alarms?.enable === true && !rollout.alarmsIgnored, 'alarm'),
      alarmNames: alarms?.alarmNames ?? [],
      triggeredAlarmNames: [...rollout.triggeredAlarms],
    },
  };
}

function hookView(
  { id, hook, status, expiresAt }: HookRunRecord,
  { deploymentConfiguration }: ServiceDeploymentRecord,
): DeploymentLifecycleHookDetail {
  const {
    targetType = 'AWS_LAMBDA',
    hookTargetArn,
    timeoutConfiguration,
  } = deploymentConfiguration.lifecycleHooks?.[hook] ?? {};
  return {
    hookId: id,
    targetType,
    targetArn: targetType === 'AWS_LAMBDA' ? hookTargetArn : undefined,
    status,
    expiresAt: new Date(expiresAt),
    timeoutAction: timeoutConfiguration?.action ?? 'ROLLBACK',
  };
}

export function serviceRevisionView(revision: ServiceRevisionRecord): ServiceRevision {
  return {
    serviceRevisionArn: revision.arn,
    serviceArn: revision.serviceArn,
    clusterArn: revision.clusterArn,
    taskDefinition: revision.taskDefinition,
    capacityProviderStrategy: revision.capacityProviderStrategy && [...revision.capacityProviderStrategy],
    launchType: revision.launchType,
    platformVersion: revision.platformVersion,
    loadBalancers: [...revision.loadBalancers],
    networkConfiguration: revision.networkConfiguration,
    volumeConfigurations: revision.volumeConfigurations && [...revision.volumeConfigurations],
    containerImages: [...revision.containerImages],
    guardDutyEnabled: false,
    createdAt: new Date(revision.createdAt),
    resolvedConfiguration: {
      loadBalancers: revision.targets.map((target) => ({
        targetGroupArn: target.targetGroupArn,
        productionListenerRule: revision.loadBalancers.find(
          (balancer) => balancer.containerName === target.containerName,
        )?.advancedConfiguration?.productionListenerRule,
      })),
    },
  };
}
