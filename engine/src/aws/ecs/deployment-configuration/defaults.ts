// The defaults of a deployment configuration.
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { plain } from '../../../kernel/plain.ts';

/** Healthy tasks are kept between 100 % and 200 % of the desired count (REPLICA), or 0 % and 100 % (DAEMON). */
export function deploymentDefaults(
  given: DeploymentConfiguration | undefined,
  scheduling: string | undefined,
): DeploymentConfiguration {
  const daemon = scheduling === 'DAEMON';
  return {
    maximumPercent: daemon ? 100 : 200,
    minimumHealthyPercent: daemon ? 0 : 100,
    strategy: 'ROLLING',
    ...plain(given ?? {}),
  };
}
