// What ECS keeps of a service.
import type {
  CapacityProviderStrategyItem,
  DeploymentConfiguration,
  LoadBalancer,
  NetworkConfiguration,
  PlacementConstraint,
  PlacementStrategy,
  ServiceConnectConfiguration,
  ServiceRegistry,
  ServiceVolumeConfiguration,
  Tag,
} from '@aws-sdk/client-ecs';
import type { DeploymentRecord } from './deployment.ts';

export interface ServiceEventRecord {
  readonly id: string;
  readonly createdAt: number;
  readonly message: string;
}

export interface ConnectedEndpoint {
  /** Of the Cloud Map service that ECS made for it. */
  readonly registryArn: string;
  readonly discoveryName: string;
  readonly containerName: string;
  readonly containerPort: number;
  readonly aliases: readonly { readonly dnsName: string; readonly port: number }[];
}

export interface ServiceRecord {
  readonly arn: string;
  readonly name: string;
  readonly cluster: string;
  readonly clusterArn: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  /** Absent: ECS's own. */
  readonly deploymentController?: 'CODE_DEPLOY' | 'EXTERNAL';
  readonly desiredCount: number;
  readonly schedulingStrategy: 'REPLICA' | 'DAEMON';
  readonly launchType?: 'EC2' | 'FARGATE';
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
  readonly platformVersion?: string;
  /** Absent for a service with an external deployment controller, until it has a primary task set. */
  readonly taskDefinition?: string;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly serviceRegistries?: readonly ServiceRegistry[];
  readonly serviceConnectConfiguration?: ServiceConnectConfiguration;
  /** Its endpoints in Service Connect; absent when that is off. */
  readonly connected?: {
    readonly namespaceId: string;
    readonly namespaceName: string;
    readonly endpoints: readonly ConnectedEndpoint[];
  };
  readonly networkConfiguration?: NetworkConfiguration;
  /** EBS volumes that each task gets. */
  readonly volumeConfigurations?: readonly ServiceVolumeConfiguration[];
  readonly deploymentConfiguration: DeploymentConfiguration;
  readonly placementConstraints: readonly PlacementConstraint[];
  readonly placementStrategy: readonly PlacementStrategy[];
  readonly healthCheckGracePeriodSeconds?: number;
  readonly availabilityZoneRebalancing: 'ENABLED' | 'DISABLED';
  readonly enableECSManagedTags: boolean;
  readonly propagateTags: 'NONE' | 'SERVICE' | 'TASK_DEFINITION';
  readonly enableExecuteCommand: boolean;
  readonly roleArn?: string;
  readonly tags: readonly Tag[];
  readonly clientToken?: string;
  readonly createdAt: number;
  /** Newest first; the first is PRIMARY. */
  readonly deployments: readonly DeploymentRecord[];
  /** Newest first, at most 100. */
  readonly events: readonly ServiceEventRecord[];
  /** The service deployment that is under way or was the last. */
  readonly currentServiceDeployment?: string;
  /** Whether the steady state has been reported since it was last left. */
  readonly steady: boolean;
  /** Tasks are being moved between zones: one more than desired is kept until it is healthy. */
  readonly rebalancing?: boolean;
  /** What last kept the service from its desired state: reported once, and again only when resolved in between or after 6 h. */
  readonly impediment?: {
    readonly message: string;
    readonly since: number;
    /** Of a cluster without container instances: when instances elsewhere were last looked for, and what was found. */
    readonly lookedAt?: number;
    readonly explanation?: string;
  };
}
