// The least and the greatest number of tasks during a deployment. The lower bound is rounded up, the upper one down.
// 75 % of 2 → 2 (none may be stopped); 125 % of 3 → 3 (no extra task may be started).
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';

export interface Bounds {
  /** The least number of healthy tasks. */
  readonly lower: number;
  /** The greatest number of RUNNING and PENDING tasks. */
  readonly upper: number;
}

export function boundsOf(desired: number, configuration: DeploymentConfiguration): Bounds {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = configuration;
  return {
    lower: Math.ceil((desired * minimumHealthyPercent) / 100),
    upper: Math.floor((desired * maximumPercent) / 100),
  };
}
