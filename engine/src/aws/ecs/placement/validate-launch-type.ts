// What the launch type FARGATE rules out for services and tasks alike.
import type { CapacityProviderStrategyItem, NetworkConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../faults.ts';
import type { TaskDefinitionRecord } from '../state.ts';
import { fargateRefusal } from '../task-definitions/fargate.ts';
import { isFargateStrategy } from './launch-type.ts';
import { validatePlatformVersion } from './platform-version.ts';

interface Launch {
  readonly launchType?: string | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly platformVersion?: string | undefined;
  readonly schedulingStrategy?: string | undefined;
  readonly placementConstraints?: readonly unknown[] | undefined;
  readonly placementStrategy?: readonly unknown[] | undefined;
  readonly networkConfiguration?: NetworkConfiguration | undefined;
}

/** @throws InvalidParameterException */
export function validateLaunchType(launch: Launch, { definition }: TaskDefinitionRecord): void {
  const byStrategy = isFargateStrategy(launch.capacityProviderStrategy);
  const fargate = launch.launchType === 'FARGATE' || byStrategy;
  const elsewhere = launch.capacityProviderStrategy?.length ? undefined : false;
  validatePlatformVersion(launch.platformVersion, fargate || elsewhere, definition);
  const { assignPublicIp } = launch.networkConfiguration?.awsvpcConfiguration ?? {};
  if (elsewhere === false && !fargate && assignPublicIp === 'ENABLED')
    throw invalidParameter('Assign public IP is not supported for this launch type.');
  if (!fargate) return;
  if (fargateRefusal(definition) !== undefined) {
    throw invalidParameter('Task definition does not support launch_type FARGATE.');
  }
  if (launch.schedulingStrategy === 'DAEMON') {
    throw invalidParameter('The DAEMON scheduling strategy is not supported with FARGATE launch type.');
  }
  if (launch.placementConstraints?.length) {
    throw invalidParameter('Placement constraints are not supported with FARGATE launch type.');
  }
  if (launch.placementStrategy?.length) {
    throw invalidParameter('Placement strategies are not supported with FARGATE launch type.');
  }
}
