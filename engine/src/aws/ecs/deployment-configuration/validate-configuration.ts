// What a deployment configuration must not contain.
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../faults.ts';
import { validateHooks } from './validate-hooks.ts';

/** @param scheduling `REPLICA` or `DAEMON` */
export function validateConfiguration(
  configuration: DeploymentConfiguration,
  scheduling: string | undefined,
): void {
  const { minimumHealthyPercent: least = 100, maximumPercent: most = 200, strategy } = configuration;
  if (scheduling === 'DAEMON' && (configuration.maximumPercent ?? 100) !== 100)
    throw invalidParameter(
      (configuration.maximumPercent ?? 0) > 100
        ? 'The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration. Change the maximumPercent value to 100, and try again'
        : 'The daemon scheduling strategy supports only a value of 100 for maximumPercent.',
    );
  if (least < 0 || least > 200 || most < 0)
    throw invalidParameter('Invalid deployment configuration: percentages are out of range.');
  if (scheduling !== 'DAEMON' && (most < 100 || (least > 100 && least > most)))
    throw invalidParameter('maximumPercent must be at least 100 and not below minimumHealthyPercent.');
  if (scheduling !== 'DAEMON' && least === 100 && most === 100)
    throw invalidParameter(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    );
  if (strategy === 'BLUE_GREEN' && configuration.bakeTimeInMinutes === undefined)
    throw invalidParameter('bakeTimeInMinutes is required when the deployment strategy is BLUE_GREEN.');
  validateSteps(configuration);
  validateHooks(configuration);
  const { alarms } = configuration;
  if (alarms?.enable && !alarms.alarmNames?.length)
    throw invalidParameter('alarmNames must not be empty when alarms are enabled.');
}

function validateSteps({
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
