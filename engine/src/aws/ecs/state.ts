// What ECS keeps: one table for each kind of thing, each record plain JSON with times in milliseconds.
import type {
  Attribute,
  AutoScalingGroupProvider,
  CapacityProviderStrategyItem,
  ClusterConfiguration,
  ClusterSetting,
  DeploymentConfiguration,
  LoadBalancer,
  NetworkConfiguration,
  PlacementConstraint,
  PlacementStrategy,
  RegisterTaskDefinitionRequest,
  Resource,
  Tag,
  TaskOverride,
  TaskStopCode,
  VersionInfo,
} from '@aws-sdk/client-ecs';
import { defineTable } from '../../kernel/table.ts';
import type {
  DeploymentRecord,
  ServiceDeploymentRecord,
  ServiceRevisionRecord,
  TargetPlan,
} from './records/deployment.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'ecs/clusters': ClusterRecord;
    'ecs/task-definitions': TaskDefinitionRecord;
    'ecs/task-definition-families': { readonly lastRevision: number };
    'ecs/services': ServiceRecord;
    'ecs/service-revisions': ServiceRevisionRecord;
    'ecs/service-deployments': ServiceDeploymentRecord;
    'ecs/tasks': TaskRecord;
    'ecs/container-instances': ContainerInstanceRecord;
    'ecs/capacity-providers': CapacityProviderRecord;
    'ecs/account-settings': AccountSettingRecord;
  }
}

export type {
  DeploymentRecord,
  DeploymentStatus,
  LifecycleStage,
  ServiceDeploymentRecord,
  ServiceRevisionRecord,
  TargetPlan,
} from './records/deployment.ts';

export interface ClusterRecord {
  readonly arn: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly settings: readonly ClusterSetting[];
  readonly configuration?: ClusterConfiguration;
  readonly capacityProviders: readonly string[];
  readonly defaultCapacityProviderStrategy: readonly CapacityProviderStrategyItem[];
  readonly tags: readonly Tag[];
}

export interface TaskDefinitionRecord {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  /** As registered, with AWS's defaults filled in and without its tags. */
  readonly definition: Omit<RegisterTaskDefinitionRequest, 'tags'>;
  readonly tags: readonly Tag[];
  readonly registeredAt: number;
  readonly deregisteredAt?: number;
  readonly deleteRequestedAt?: number;
}

export interface ServiceEventRecord {
  readonly id: string;
  readonly createdAt: number;
  readonly message: string;
}

export interface ServiceRecord {
  readonly arn: string;
  readonly name: string;
  readonly cluster: string;
  readonly clusterArn: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly desiredCount: number;
  readonly schedulingStrategy: 'REPLICA' | 'DAEMON';
  readonly launchType?: 'EC2' | 'FARGATE';
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
  readonly platformVersion?: string;
  readonly taskDefinition: string;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly networkConfiguration?: NetworkConfiguration;
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
  /** Whether the steady state has been announced since it was last left. */
  readonly steady: boolean;
  /** Tasks are being moved between zones: one more than desired is kept until it is healthy. */
  readonly rebalancing?: boolean;
  /** What last kept the service from its goal: said once, and again only after it was resolved or 6 h passed. */
  readonly impediment?: { readonly message: string; readonly since: number };
}

export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

export interface ContainerRecord {
  readonly arn: string;
  readonly name: string;
  readonly image: string;
  readonly imageDigest?: string;
  readonly runtimeId?: string;
  readonly lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  readonly exitCode?: number;
  readonly reason?: string;
  readonly essential: boolean;
  readonly healthStatus: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
  readonly hasHealthCheck: boolean;
  readonly cpu: number;
  readonly memory?: number;
  readonly memoryReservation?: number;
  readonly networkBindings: readonly {
    readonly containerPort: number;
    readonly hostPort: number;
    readonly protocol: 'tcp' | 'udp';
  }[];
}

/** What a task takes from its container instance. */
export interface Reservation {
  readonly cpu: number;
  readonly memory: number;
  /** Fixed host ports as `80/tcp`. */
  readonly ports: readonly string[];
  readonly enis: number;
}

export interface TaskTarget extends TargetPlan {
  /** As registered: present from then on. */
  readonly id?: string;
  readonly port?: number;
  readonly deregistered?: boolean;
}

export interface TaskRecord {
  readonly arn: string;
  readonly id: string;
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly group: string;
  readonly startedBy?: string;
  /** The service that keeps it, if one does; then `startedBy` is the deployment. */
  readonly service?: string;
  readonly launchType: 'EC2' | 'FARGATE';
  readonly capacityProviderName?: string;
  /** The container instance's id; none on Fargate. */
  readonly instance?: string;
  readonly availabilityZone: string;
  readonly desiredStatus: 'RUNNING' | 'STOPPED';
  readonly lastStatus: TaskStatus;
  readonly containers: readonly ContainerRecord[];
  readonly reservation: Reservation;
  readonly networkMode: 'bridge' | 'host' | 'awsvpc' | 'none';
  /** awsvpc: the subnet of its zone and its security groups. */
  readonly subnetId?: string;
  readonly securityGroups?: readonly string[];
  readonly networkInterface?: {
    readonly id: string;
    readonly attachmentId: string;
    readonly privateIp: string;
    readonly macAddress?: string;
  };
  readonly targets: readonly TaskTarget[];
  readonly imageDigests: Readonly<Record<string, string>>;
  readonly overrides?: TaskOverride;
  readonly tags: readonly Tag[];
  readonly enableExecuteCommand: boolean;
  readonly createdAt: number;
  readonly pullStartedAt?: number;
  readonly pullStoppedAt?: number;
  readonly startedAt?: number;
  readonly stoppingAt?: number;
  readonly executionStoppedAt?: number;
  readonly stoppedAt?: number;
  /** DEACTIVATING lasts until the deregistration delay is over. */
  readonly drainUntil?: number;
  /** When its service first saw it healthy. */
  readonly healthyAt?: number;
  /** Whether its service has drawn its conclusion from its end. */
  readonly accounted?: boolean;
  /** Its end is for failed health checks: what the circuit breaker counts. */
  readonly failedHealth?: boolean;
  /** Until then neither scaling in nor a deployment stops it (task scale-in protection). */
  readonly protectedUntil?: number;
  readonly stopCode?: TaskStopCode;
  readonly stoppedReason?: string;
  readonly version: number;
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

/** Key: the cluster's name. */
export const clusters = defineTable('ecs/clusters');
/** Key: `family:revision`. */
export const taskDefinitions = defineTable('ecs/task-definitions');
/** The last revision given out; a family never gives one out twice. Key: the family. */
export const families = defineTable('ecs/task-definition-families');
/** Key: `cluster/service`. */
export const services = defineTable('ecs/services');
/** Key: the ARN. */
export const serviceRevisions = defineTable('ecs/service-revisions');
/** Key: the ARN. */
export const serviceDeployments = defineTable('ecs/service-deployments');
/** Key: `cluster/task id`. */
export const tasks = defineTable('ecs/tasks');
/** Key: `cluster/container instance id`. */
export const containerInstances = defineTable('ecs/container-instances');
/** Key: the name. */
export const capacityProviders = defineTable('ecs/capacity-providers');
/** Key: `principal|name`. */
export const accountSettings = defineTable('ecs/account-settings');
