// What the launch type FARGATE rules out for services and tasks alike.
import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../faults.ts';
import type { TaskDefinitionRecord } from '../state.ts';
import { fargateRefusal } from '../task-definitions/fargate.ts';
import { isFargateStrategy } from './launch-type.ts';

interface Launch {
  readonly launchType?: string | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly schedulingStrategy?: string | undefined;
  readonly placementConstraints?: readonly unknown[] | undefined;
  readonly placementStrategy?: readonly unknown[] | undefined;
}

/** @throws InvalidParameterException */
export function validateLaunchType(launch: Launch, { definition }: TaskDefinitionRecord): void {
  if (launch.launchType !== 'FARGATE' && !isFargateStrategy(launch.capacityProviderStrategy)) return;
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
