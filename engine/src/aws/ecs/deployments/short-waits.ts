// A deployment configuration with the waits of an engine that shortens them. Where an alarm watches, every wait gives it
// time to ring, and stays AWS's.
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { waits } from '../../../contracts/waits.ts';
import type { Observation } from '../../../kernel/controller.ts';
import type { Wait } from '../../../kernel/waits.ts';
import type { ServiceDeploymentRecord } from '../state.ts';

const minuteMs = 60_000;

export function withWaitsOf(
  state: Pick<Observation, 'wait'>,
  rollout: ServiceDeploymentRecord,
): ServiceDeploymentRecord {
  const { deploymentConfiguration: configuration } = rollout;
  if (configuration.alarms?.enable) return rollout;
  const shortened: DeploymentConfiguration = { ...configuration };
  const minutes = (wait: Wait, onAws: number) => state.wait(wait, onAws * minuteMs) / minuteMs;
  if (configuration.bakeTimeInMinutes !== undefined)
    shortened.bakeTimeInMinutes = minutes(waits.bake, configuration.bakeTimeInMinutes);
  if (configuration.strategy === 'CANARY')
    shortened.canaryConfiguration = {
      ...configuration.canaryConfiguration,
      canaryBakeTimeInMinutes: minutes(
        waits.trafficStep,
        configuration.canaryConfiguration?.canaryBakeTimeInMinutes ?? 10,
      ),
    };
  if (configuration.strategy === 'LINEAR')
    shortened.linearConfiguration = {
      ...configuration.linearConfiguration,
      stepBakeTimeInMinutes: minutes(
        waits.trafficStep,
        configuration.linearConfiguration?.stepBakeTimeInMinutes ?? 6,
      ),
    };
  return { ...rollout, deploymentConfiguration: shortened };
}
