// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/auto-scaling-group.ts'))['autoScalingGroupResource']>('AWS::AutoScaling::AutoScalingGroup', 'auto-scaling-group', 'autoScalingGroupResource'),
  resource<(typeof import('../resources/launch-configuration.ts'))['launchConfigurationResource']>('AWS::AutoScaling::LaunchConfiguration', 'launch-configuration', 'launchConfigurationResource'),
  resource<(typeof import('../resources/lifecycle-hook.ts'))['lifecycleHookResource']>('AWS::AutoScaling::LifecycleHook', 'lifecycle-hook', 'lifecycleHookResource'),
  resource<(typeof import('../resources/scaling-policy.ts'))['scalingPolicyResource']>('AWS::AutoScaling::ScalingPolicy', 'scaling-policy', 'scalingPolicyResource'),
  resource<(typeof import('../resources/scheduled-action.ts'))['scheduledActionResource']>('AWS::AutoScaling::ScheduledAction', 'scheduled-action', 'scheduledActionResource'),
];
