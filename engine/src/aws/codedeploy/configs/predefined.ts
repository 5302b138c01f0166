// AWS's own deployment configurations.
// https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
import type { MinimumHealthyHosts, TrafficRoutingConfig } from '@aws-sdk/client-codedeploy';
import type { DeploymentConfigRecord } from '../state.ts';

const prefix = 'CodeDeployDefault.';

const server = (name: string, minimumHealthyHosts: MinimumHealthyHosts): DeploymentConfigRecord => ({
  id: `00000000-0000-0000-0000-${name.toLowerCase().slice(0, 12)}`,
  name: prefix + name,
  platform: 'Server',
  minimumHealthyHosts,
  createdAt: 0,
});

const routed = (
  platform: 'Lambda' | 'ECS',
  name: string,
  trafficRouting: TrafficRoutingConfig,
): DeploymentConfigRecord => ({
  id: `00000000-0000-0000-0000-${name.toLowerCase().slice(0, 12)}`,
  name: `${prefix}${platform}${name}`,
  platform,
  trafficRouting,
  createdAt: 0,
});

const linear = (linearPercentage: number, linearInterval: number): TrafficRoutingConfig => ({
  type: 'TimeBasedLinear',
  timeBasedLinear: { linearPercentage, linearInterval },
});
const canary = (canaryPercentage: number, canaryInterval: number): TrafficRoutingConfig => ({
  type: 'TimeBasedCanary',
  timeBasedCanary: { canaryPercentage, canaryInterval },
});

export const predefinedConfigs: readonly DeploymentConfigRecord[] = [
  server('AllAtOnce', { type: 'FLEET_PERCENT', value: 0 }),
  server('HalfAtATime', { type: 'FLEET_PERCENT', value: 50 }),
  server('OneAtATime', { type: 'HOST_COUNT', value: -1 }),
  routed('Lambda', 'AllAtOnce', { type: 'AllAtOnce' }),
  ...[5, 10, 15, 30].map((minutes) =>
    routed('Lambda', `Canary10Percent${minutes}Minutes`, canary(10, minutes)),
  ),
  ...[1, 2, 3, 10].map((minutes) =>
    routed('Lambda', `Linear10PercentEvery${minutes}Minute${minutes === 1 ? '' : 's'}`, linear(10, minutes)),
  ),
  routed('ECS', 'AllAtOnce', { type: 'AllAtOnce' }),
  ...[5, 15].map((minutes) => routed('ECS', `Canary10Percent${minutes}Minutes`, canary(10, minutes))),
  ...[1, 3].map((minutes) => routed('ECS', `Linear10PercentEvery${minutes}Minutes`, linear(10, minutes))),
];

/** What a deployment group has that names none. */
export const defaultConfig = {
  Server: `${prefix}OneAtATime`,
  Lambda: `${prefix}LambdaAllAtOnce`,
  ECS: `${prefix}ECSAllAtOnce`,
} as const;
