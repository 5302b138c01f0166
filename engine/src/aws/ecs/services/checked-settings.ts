// The members of CreateService's and UpdateService's requests that are checked.
import type {
  CapacityProviderStrategyItem,
  DeploymentConfiguration,
  LoadBalancer,
  NetworkConfiguration,
  PlacementStrategy,
  ServiceRegistry,
  ServiceVolumeConfiguration,
} from '@aws-sdk/client-ecs';

export interface CheckedSettings {
  readonly desiredCount?: number;
  readonly deploymentConfiguration?: DeploymentConfiguration;
  readonly loadBalancers?: readonly LoadBalancer[];
  readonly networkConfiguration?: NetworkConfiguration;
  readonly placementConstraints?: readonly { readonly type?: string; readonly expression?: string }[];
  readonly placementStrategy?: readonly PlacementStrategy[];
  readonly healthCheckGracePeriodSeconds?: number | undefined;
  readonly role?: string;
  readonly deploymentController?: { readonly type?: string };
  readonly serviceRegistries?: readonly ServiceRegistry[];
  readonly serviceConnectConfiguration?: { readonly enabled?: boolean };
  readonly volumeConfigurations?: readonly ServiceVolumeConfiguration[];
  readonly vpcLatticeConfigurations?: readonly unknown[];
  readonly gatewayConnectors?: readonly unknown[];
  readonly launchType?: string | undefined;
  readonly platformVersion?: string | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly schedulingStrategy?: string;
  readonly availabilityZoneRebalancing?: string;
}
