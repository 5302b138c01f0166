// How long a deployment bakes: the time after everything is in place in which alarms can still roll it back.

import type { AlarmState } from '../scheduling/snapshot.ts';
import type { ServiceDeploymentRecord } from '../state.ts';
/**
 * Rolling: from when only new tasks are left. Without `bakeTimeInMinutes`, AWS's bake time is "less than 5 minutes" and
 * comes from the alarms: here it is their longest window.
 */
export function rollingBakeMs(
  { deploymentConfiguration, alarmsIgnored }: ServiceDeploymentRecord,
  alarms: readonly AlarmState[],
): number {
  const { bakeTimeInMinutes, alarms: watched } = deploymentConfiguration;
  if (bakeTimeInMinutes !== undefined) return bakeTimeInMinutes * 60_000;
  if (!watched?.enable || alarmsIgnored) return 0;
  return Math.min(300_000, Math.max(0, ...alarms.map((alarm) => alarm.windowMs)));
}

/**
 * Blue/green, linear and canary: the stage BAKE_TIME, from when all production traffic goes to the new revision.
 *
 * @param groupBindingMs how long clients may stay bound to the old target group: never less than that
 */
export function blueGreenBakeMs(
  { deploymentConfiguration, sourceId }: ServiceDeploymentRecord,
  groupBindingMs = 0,
): number {
  // A service's first deployment has nothing to go back to, so it does not bake.
  if (sourceId === undefined) return 0;
  return Math.max((deploymentConfiguration.bakeTimeInMinutes ?? 0) * 60_000, groupBindingMs);
}
