// What ECS keeps of clusters and of the capacity in them; account settings.
import type {
  Attribute,
  AutoScalingGroupProvider,
  CapacityProviderStrategyItem,
  ClusterConfiguration,
  ClusterSetting,
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
  readonly autoScalingGroupProvider: AutoScalingGroupProvider;
  readonly tags: readonly Tag[];
}

export interface AccountSettingRecord {
  readonly name: string;
  readonly value: string;
  readonly principalArn: string;
}
