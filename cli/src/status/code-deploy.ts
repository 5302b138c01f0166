// What a deployment of CodeDeploy waits for, by its lifecycle events.
// https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
import type { ECSTarget } from '@aws-sdk/client-codedeploy';
import type { Clients } from '../targets/clients.ts';

/** In a sentence; undefined where CodeDeploy does not say. */
export async function deploymentStep(
  { codeDeploy }: Pick<Clients, 'codeDeploy'>,
  deploymentId: string,
): Promise<string | undefined> {
  const { deploymentInfo } = await codeDeploy.getDeployment({ deploymentId });
  const proceed = `aws deploy continue-deployment --deployment-id ${deploymentId}`;
  if (deploymentInfo?.status === 'Ready')
    return `It is ready, and waits for its traffic to be rerouted: ${proceed}`;
  const { targetIds = [] } = await codeDeploy.listDeploymentTargets({ deploymentId });
  const [targetId] = targetIds;
  if (targetId === undefined) return undefined;
  const { deploymentTarget } = await codeDeploy.getDeploymentTarget({ deploymentId, targetId });
  const target = deploymentTarget?.ecsTarget;
  const { lifecycleEvents = [] } = target ?? {};
  const open = lifecycleEvents.find(({ status }) => status === 'InProgress')?.lifecycleEventName;
  if (open !== undefined) return target && eventText(open, target);
  return lifecycleEvents.length > 0 && lifecycleEvents.every(({ status }) => status === 'Succeeded')
    ? `Its original tasks end after the termination wait time, or by ${proceed} --deployment-wait-type TERMINATION_WAIT`
    : undefined;
}

function eventText(event: string, { taskSetsInfo = [] }: ECSTarget): string {
  const green = taskSetsInfo.find(({ taskSetLabel }) => taskSetLabel === 'Green');
  switch (event) {
    case 'Install':
      return `Install: ${green?.runningCount ?? 0} of ${green?.desiredCount ?? 0} replacement tasks are running.`;
    case 'AllowTestTraffic':
      return 'AllowTestTraffic: the test listener is changed.';
    case 'AllowTraffic':
      return `AllowTraffic: ${green?.trafficWeight ?? 0} % of the traffic goes to the replacement, until the next step.`;
    default:
      return `${event}: its function has not called PutLifecycleEventHookExecutionStatus yet.`;
  }
}
