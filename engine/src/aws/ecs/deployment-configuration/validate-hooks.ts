// What a deployment lifecycle hook must have.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHook.html
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter, unsupportedFeature } from '../faults.ts';
import { shiftsTraffic } from './traffic-steps.ts';

const shifts = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];
const longestPauseMinutes = 20_160;

export function validateHooks(configuration: DeploymentConfiguration): void {
  const hooks = configuration.lifecycleHooks ?? [];
  if (hooks.length === 0) return;
  if (!shiftsTraffic(configuration))
    throw unsupportedFeature(
      'A lifecycle hook of a rolling deployment is not simulated by Drydock. Nothing was changed.',
    );
  for (const { targetType = 'AWS_LAMBDA', hookTargetArn, roleArn, lifecycleStages = [], ...hook } of hooks) {
    if (lifecycleStages.length === 0)
      throw invalidParameter('A deployment lifecycle hook needs at least one lifecycle stage.');
    const { timeoutInMinutes: minutes } = hook.timeoutConfiguration ?? {};
    if (minutes !== undefined && (minutes < 1 || minutes > longestPauseMinutes))
      throw invalidParameter(`timeoutInMinutes must be between 1 and ${longestPauseMinutes}.`);
    if (targetType === 'PAUSE') {
      const refused = lifecycleStages.find((stage) => shifts.includes(stage));
      if (refused) throw invalidParameter(`A PAUSE hook is not supported at the lifecycle stage ${refused}.`);
    } else if (!hookTargetArn || !roleArn) {
      throw invalidParameter('A deployment lifecycle hook needs a hookTargetArn and a roleArn.');
    }
  }
}
