// How few and how many tasks a deployment may have. The lower bound rounds up, the upper one down.
// 75 % of 2 → 2 (none may be stopped); 125 % of 3 → 3 (none may be started beside them).
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';

export interface Bounds {
  /** Healthy tasks that must stay. */
  readonly lower: number;
  /** RUNNING and PENDING tasks that may be. */
  readonly upper: number;
}

export function boundsOf(desired: number, configuration: DeploymentConfiguration): Bounds {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = configuration;
  return {
    lower: Math.ceil((desired * minimumHealthyPercent) / 100),
    upper: Math.floor((desired * maximumPercent) / 100),
  };
}
