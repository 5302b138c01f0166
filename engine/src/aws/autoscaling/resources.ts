// Every CloudFormation type of Auto Scaling that the engine simulates.
import type { ResourceType } from '../../contracts/resource-type.ts';
import { autoScalingGroupResource } from './resources/auto-scaling-group.ts';
import { launchConfigurationResource } from './resources/launch-configuration.ts';
import { lifecycleHookResource } from './resources/lifecycle-hook.ts';
import { scalingPolicyResource } from './resources/scaling-policy.ts';
import { scheduledActionResource } from './resources/scheduled-action.ts';

export const resources: readonly ResourceType[] = [
  autoScalingGroupResource,
  launchConfigurationResource,
  lifecycleHookResource,
  scalingPolicyResource,
  scheduledActionResource,
];
