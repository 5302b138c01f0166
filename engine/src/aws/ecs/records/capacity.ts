// What ECS keeps of clusters and of the capacity in them; account settings.
import type {
  Attribute,
  AutoScalingGroupProvider,
  CapacityProviderStrategyItem,
  ClusterConfiguration,
  ClusterSetting,
  ManagedInstancesProvider,
  Resource,
  Tag,
  VersionInfo,
} from '@aws-sdk/client-ecs';

export interface ClusterRecord {
  readonly arn: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly settings: readonly ClusterSetting[];
  readonly configuration?: ClusterConfiguration;
  readonly capacityProviders: readonly string[];
  readonly defaultCapacityProviderStrategy: readonly CapacityProviderStrategyItem[];
  /** The ARN of the Cloud Map namespace that services use by default. */
  readonly serviceConnectNamespace?: string;
  readonly tags: readonly Tag[];
}

export interface ContainerInstanceRecord {
  readonly arn: string;
  readonly id: string;
  readonly cluster: string;
  readonly ec2InstanceId: string;
  readonly instanceType?: string;
  readonly availabilityZone: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly agentConnected: boolean;
  readonly registeredResources: readonly Resource[];
  readonly attributes: readonly Attribute[];
  readonly versionInfo?: VersionInfo;
  readonly capacityProviderName?: string;
  readonly tags: readonly Tag[];
  readonly registeredAt: number;
  readonly version: number;
}

export interface CapacityProviderRecord {
  readonly arn: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly updateStatus?: 'UPDATE_COMPLETE' | 'DELETE_COMPLETE';
  /** One of these two. */
  readonly autoScalingGroupProvider?: AutoScalingGroupProvider;
  readonly managedInstancesProvider?: ManagedInstancesProvider;
  /** The name of the only cluster that managed instances are for. */
  readonly cluster?: string;
  /** When a managed instance last could not be launched. */
  readonly launchFailedAt?: number;
  readonly tags: readonly Tag[];
}

export interface AccountSettingRecord {
  readonly name: string;
  readonly value: string;
  readonly principalArn: string;
}

/** An EC2 instance that ECS launched for a capacity provider of managed instances. */
export interface ManagedInstanceRecord {
  readonly instanceId: string;
  readonly provider: string;
  readonly subnetId: string;
  readonly launchedAt: number;
  /** Whether it has joined the cluster. */
  readonly registered?: true;
  /** Since when it has no tasks. */
  readonly idleSince?: number;
}
