// What ECS keeps of a task and its containers.
import type { Tag, TaskOverride, TaskStopCode } from '@aws-sdk/client-ecs';
import type { RegistryPlan, TargetPlan } from './deployment.ts';

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
  /** Once registered: the target's id and port. */
  readonly id?: string;
  readonly port?: number;
  readonly deregistered?: boolean;
}

export interface TaskRegistry extends RegistryPlan {
  /** While it is registered: as what. */
  readonly registered?: { readonly address: string; readonly port?: number };
}

/** An EBS volume of one task. */
export interface TaskEbsVolume {
  readonly attachmentId: string;
  readonly volumeId: string;
  readonly name: string;
  readonly roleArn: string;
  readonly sizeInGiB: number;
  readonly deleteOnTermination: boolean;
}

export interface TaskRecord {
  readonly arn: string;
  readonly id: string;
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly group: string;
  readonly startedBy?: string;
  /** The service that it belongs to, if any; `startedBy` is then the deployment. */
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
  /** Its interface gets a public address: only on Fargate. */
  readonly assignPublicIp?: true;
  readonly networkInterface?: {
    readonly id: string;
    readonly attachmentId: string;
    readonly privateIp: string;
    readonly macAddress?: string;
  };
  readonly ebsVolumes?: readonly TaskEbsVolume[];
  readonly targets: readonly TaskTarget[];
  readonly registries?: readonly TaskRegistry[];
  readonly imageDigests: Readonly<Record<string, string>>;
  readonly overrides?: TaskOverride;
  readonly tags: readonly Tag[];
  readonly enableExecuteCommand: boolean;
  readonly createdAt: number;
  /** At AWS's pace: when what its status stands for is over, and the task goes on. */
  readonly heldUntil?: number | undefined;
  readonly pullStartedAt?: number;
  readonly pullStoppedAt?: number;
  readonly startedAt?: number;
  readonly stoppingAt?: number;
  readonly executionStoppedAt?: number;
  readonly stoppedAt?: number;
  /** DEACTIVATING: when the deregistration delay ends. */
  readonly drainUntil?: number;
  /** When its service first found it healthy. */
  readonly healthyAt?: number;
  /** Whether its service has taken note of its end. */
  readonly accounted?: boolean;
  /** It was stopped because it failed its health checks, which the circuit breaker counts. */
  readonly failedHealth?: boolean;
  /** Task scale-in protection: until then neither scaling in nor a deployment stops it. */
  readonly protectedUntil?: number;
  readonly stopCode?: TaskStopCode;
  readonly stoppedReason?: string;
  readonly version: number;
}
