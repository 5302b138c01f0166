// The launch type that a capacity provider strategy stands for.
import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';

/** FARGATE and FARGATE_SPOT are AWS's own; every other capacity provider is a group of EC2 instances. */
export const isFargateStrategy = (strategy: readonly CapacityProviderStrategyItem[] | undefined): boolean =>
  strategy?.some((item) => item.capacityProvider?.startsWith('FARGATE')) ?? false;
