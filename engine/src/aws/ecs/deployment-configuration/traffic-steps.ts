// The steps in which production traffic moves to a new revision.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
// BLUE_GREEN: all at once. LINEAR: equal steps, 10 % and 6 minutes unless told. CANARY: 5 % for 10 minutes, then all.
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../faults.ts';
import type { ServiceDeploymentRecord } from '../state.ts';

/** Whether the strategy brings up a whole second set of tasks and moves traffic to it. */
export const shiftsTraffic = ({ strategy = 'ROLLING' }: DeploymentConfiguration): boolean =>
  strategy !== 'ROLLING';

/** What share comes next, and how long the one before it must have lasted. */
export function nextShift(
  { deploymentConfiguration: configuration, productionPercent = 0 }: ServiceDeploymentRecord,
  hasSource: boolean,
): { readonly percent: number; readonly bakeMs: number } {
  const { strategy, linearConfiguration, canaryConfiguration } = configuration;
  // A service's first deployment takes nothing over from anyone.
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

export function validateSteps({
  strategy,
  linearConfiguration,
  canaryConfiguration,
}: DeploymentConfiguration): void {
  const outside = (value: number | undefined, least: number, most: number) =>
    value !== undefined && (value < least || value > most);
  if (strategy === 'LINEAR' && outside(linearConfiguration?.stepPercent, 3, 100))
    throw invalidParameter('stepPercent must be between 3.0 and 100.0.');
  if (strategy === 'CANARY' && outside(canaryConfiguration?.canaryPercent, 0.1, 100))
    throw invalidParameter('canaryPercent must be between 0.1 and 100.0.');
  const bakes = [linearConfiguration?.stepBakeTimeInMinutes, canaryConfiguration?.canaryBakeTimeInMinutes];
  if (bakes.some((minutes) => outside(minutes, 0, 1440)))
    throw invalidParameter('The bake time of a step must be between 0 and 1440 minutes.');
}
