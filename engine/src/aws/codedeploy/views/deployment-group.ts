// A deployment group as the API returns it.
import type { DeploymentGroupInfo, LastDeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Reader } from '../../../kernel/table.ts';
import { type DeploymentGroupRecord, deployments } from '../state.ts';

export function groupView(group: DeploymentGroupRecord, state: Reader): DeploymentGroupInfo {
  const { autoScalingGroups = [], ...settings } = group.settings;
  return {
    triggerConfigurations: [],
    outdatedInstancesStrategy: 'UPDATE',
    terminationHookEnabled: false,
    ...settings,
    applicationName: group.application,
    deploymentGroupId: group.id,
    deploymentGroupName: group.name,
    deploymentConfigName: group.configName,
    computePlatform: group.platform,
    autoScalingGroups: autoScalingGroups.map((name) => ({ name })),
    targetRevision: group.targetRevision,
    lastSuccessfulDeployment: lastView(group.lastSuccessful, state),
    lastAttemptedDeployment: lastView(group.lastAttempted, state),
  };
}

function lastView(id: string | undefined, state: Reader): LastDeploymentInfo | undefined {
  const deployment = id === undefined ? undefined : state.get(deployments, id);
  if (!deployment) return undefined;
  return {
    deploymentId: deployment.id,
    status: deployment.status,
    createTime: new Date(deployment.createdAt),
    endTime: deployment.endedAt === undefined ? undefined : new Date(deployment.endedAt),
  };
}
