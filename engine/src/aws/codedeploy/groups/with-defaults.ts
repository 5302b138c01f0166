// What a deployment group has of the settings that a request leaves out. Clients rely on them: `aws ecs deploy` adds up the
// wait times.
import type { GroupSettings } from '../state.ts';

export function withDefaults(settings: GroupSettings): GroupSettings {
  const blueGreen = settings.blueGreenDeploymentConfiguration;
  if (!blueGreen) return settings;
  const { terminateBlueInstancesOnDeploymentSuccess: end, deploymentReadyOption: ready } = blueGreen;
  return {
    ...settings,
    blueGreenDeploymentConfiguration: {
      ...blueGreen,
      ...(end && {
        terminateBlueInstancesOnDeploymentSuccess: {
          action: end.action ?? 'TERMINATE',
          terminationWaitTimeInMinutes: end.terminationWaitTimeInMinutes ?? 0,
        },
      }),
      ...(ready && {
        deploymentReadyOption: {
          actionOnTimeout: ready.actionOnTimeout ?? 'CONTINUE_DEPLOYMENT',
          waitTimeInMinutes: ready.waitTimeInMinutes ?? 0,
        },
      }),
    },
  };
}
