// The steps in which production traffic moves to a new revision.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
// BLUE_GREEN: all at once. LINEAR: equal steps, by default 10 % and 6 minutes. CANARY: by default 5 % for 10 minutes, then
// all.
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { ServiceDeploymentRecord } from '../state.ts';

/** Whether the strategy starts a complete second set of tasks and moves traffic to it. */
export const shiftsTraffic = ({ strategy = 'ROLLING' }: DeploymentConfiguration): boolean =>
  strategy !== 'ROLLING';

/** The next share of the traffic, and how long the one before it must have lasted. */
export function nextShift(
  { deploymentConfiguration: configuration, productionPercent = 0 }: ServiceDeploymentRecord,
  hasSource: boolean,
): { readonly percent: number; readonly bakeMs: number } {
  const { strategy, linearConfiguration, canaryConfiguration } = configuration;
  // A service's first deployment takes traffic over from no other.
  if (!hasSource || strategy === 'BLUE_GREEN') return { percent: 100, bakeMs: 0 };
  if (strategy === 'CANARY') {
    const { canaryPercent = 5, canaryBakeTimeInMinutes = 10 } = canaryConfiguration ?? {};
    return productionPercent < canaryPercent
      ? { percent: canaryPercent, bakeMs: 0 }
      : { percent: 100, bakeMs: canaryBakeTimeInMinutes * 60_000 };
  }
  const { stepPercent = 10, stepBakeTimeInMinutes = 6 } = linearConfiguration ?? {};
  return {
    // In tenths, as the API gives them: 3 × 0.1 is not 0.3 in floating point.
    percent: Math.min(100, Math.round((productionPercent + stepPercent) * 10) / 10),
    bakeMs: productionPercent > 0 ? stepBakeTimeInMinutes * 60_000 : 0,
  };
}
